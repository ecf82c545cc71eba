import type { Measured, Outcome } from "./run.ts";

const fixed = (value: number, digits: number): string =>
  Number.isFinite(value) ? value.toFixed(digits) : "-";

const HEADINGS = ["model", "AUC", "log loss", "RMSE", "ECE", "µs per event", "fit seconds"] as const;

const cellsOf = (row: Measured): string[] => [
  row.model,
  fixed(row.auc, 4),
  fixed(row.logLoss, 4),
  fixed(row.rmse, 4),
  fixed(row.ece, 4),
  fixed(row.microsecondsPerEvent, 1),
  fixed(row.fitSeconds, 1),
];

/** One line of the table on a screen. */
export const toLine = (row: Measured): string =>
  cellsOf(row)
    .map((text, k) => (k === 0 ? text.padEnd(18) : text.padStart(13)))
    .join("");

export const headLine = (): string =>
  HEADINGS.map((text, k) => (k === 0 ? text.padEnd(18) : text.padStart(13))).join("");

export const titleOf = ({ dataSet, learners, events, items, skills }: Outcome): string =>
  `${dataSet}: ${events.train} answers of ${learners.train} learners to learn from, ${events.test} of ${learners.test} to score; ${items} items, ${skills} skills`;

/** The table of one data set in Markdown. */
export const toMarkdown = (outcome: Outcome): string =>
  [
    `### ${titleOf(outcome)}`,
    "",
    `| ${HEADINGS.join(" | ")} |`,
    `|---|${"---:|".repeat(HEADINGS.length - 1)}`,
    ...outcome.rows.map((row) => `| ${cellsOf(row).join(" | ")} |`),
  ].join("\n");
