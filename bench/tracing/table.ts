import type { Measured, Outcome } from "./run.ts";

const HEADINGS = ["model", "AUC", "log loss", "RMSE", "ECE", "µs per event", "fit seconds"] as const;

/** One line of the table on a screen. */
export function toLine(row: Measured): string {
  return cellsOf(row)
    .map((text, k) => (k === 0 ? text.padEnd(18) : text.padStart(13)))
    .join("");
}

export function headLine(): string {
  return HEADINGS.map((text, k) => (k === 0 ? text.padEnd(18) : text.padStart(13))).join("");
}

export function titleOf({ dataSet, learners, events, items, skills }: Outcome): string {
  return `${dataSet}: ${events.train} answers of ${learners.train} learners to learn from, ${events.test} of ${learners.test} to score; ${items} items, ${skills} skills`;
}

/** The table of one data set in Markdown. */
export function toMarkdown(outcome: Outcome): string {
  return [
    `### ${titleOf(outcome)}`,
    "",
    `| ${HEADINGS.join(" | ")} |`,
    `|---|${"---:|".repeat(HEADINGS.length - 1)}`,
    ...outcome.rows.map((row) => `| ${cellsOf(row).join(" | ")} |`),
  ].join("\n");
}

function cellsOf(row: Measured): string[] {
  return [
    row.model,
    fixed(row.auc, 4),
    fixed(row.logLoss, 4),
    fixed(row.rmse, 4),
    fixed(row.ece, 4),
    fixed(row.microsecondsPerEvent, 1),
    fixed(row.fitSeconds, 1),
  ];
}

function fixed(value: number, digits: number): string {
  return Number.isFinite(value) ? value.toFixed(digits) : "-";
}
