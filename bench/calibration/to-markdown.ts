import type { Calibration, Counted } from "@aulo/engine";
import type { CalibrationReport, Row } from "./report.ts";

/** Predicted and actual share of right answers over all answers, with the errors. */
export function allTable(rows: readonly Row[]): string {
  return table(
    ["learners", "n", "predicted", "right", "ECE", "Brier", "log loss"],
    rows.map(({ name, calibration }) => [name, ...cells(calibration.all), ...errors(calibration)]),
  );
}

/** The ten bins of one calibration. */
export function binTable(by: string, bins: Calibration["byChance"]): string {
  return table(
    [by, "n", "predicted", "right"],
    bins.map((bin) => [`${Math.round(100 * bin.from)}–${Math.round(100 * bin.to)} %`, ...cells(bin)]),
  );
}

/** All tables of one calibration, for example the calibration of this installation. */
export function oneTable(name: string, calibration: Calibration): string {
  const counted = [
    ["all answers", calibration.all],
    ["on concepts called strong", calibration.strong],
    ["on concepts assumed", calibration.assumed],
    ["extra items of placements", calibration.measuring],
  ] as const;
  return [
    allTable([{ name, calibration }]),
    table(
      ["answers", "n", "predicted", "right"],
      counted.map(([words, each]) => [words, ...cells(each)]),
    ),
    binTable("chance of right", calibration.byChance),
    binTable("belief", calibration.byBelief),
  ].join("\n\n");
}

/** The text of RESULTS.md. */
export function toMarkdown(report: CalibrationReport): string {
  const { machine, seed, command, date, engineVersion, learners, steps, courses, rows } = report;
  const pooled = rows.at(-1)?.calibration;
  const bins =
    pooled === undefined
      ? ""
      : `${binTable("chance of right", pooled.byChance)}\n\n${binTable("belief in the concept", pooled.byBelief)}`;
  return `# Calibration of beliefs

Simulated learners of six kinds, which share nothing with the engine, are placed and then follow ${steps} steps of the engine, through its public interface. Each answer tests the chance of a right answer that was predicted just before it.
An exercise is one test, with the belief before its first run. In the engine's view of each course, a tenth of the prerequisites is wrong.

![Predicted against actual share of right answers, by predicted chance and by state of the concept](reliability.svg)

## All answers

${allTable(rows)}

ECE (expected calibration error): mean distance between predicted and right over ten bins of the chance, weighted by their answers. Brier: mean squared error of the chance. Log loss: mean of −ln(predicted chance of the actual result).

## On strong concepts

${countedTable(rows, ({ strong }) => strong)}

## On assumed concepts, when first asked

${countedTable(rows, ({ assumed }) => assumed)}

## The extra items of placements

They are drawn at random after the placement, move no belief and count in no other table.

${countedTable(rows, ({ measuring }) => measuring)}

## In ten bins, all learners

${bins}

## Command and machine

\`${command}\`, seed ${seed}, ${learners} learners of each kind on each course (${courses.join(", ")}), engine version ${engineVersion}, ${date}.
${machine}.
`;
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  return [head, head.map(() => "---"), ...rows].map((cells) => `| ${cells.join(" | ")} |`).join("\n");
}

function cells({ answers, right, expected }: Counted): string[] {
  return [answers.toLocaleString("en"), percent(expected, answers), percent(right, answers)];
}

function percent(part: number, whole: number): string {
  return whole === 0 ? "–" : `${((100 * part) / whole).toFixed(1)} %`;
}

function errors({ error }: Calibration): string[] {
  return error === null
    ? ["–", "–", "–"]
    : [error.ece.toFixed(4), error.brier.toFixed(4), error.logLoss.toFixed(4)];
}

function countedTable(rows: readonly Row[], pick: (calibration: Calibration) => Counted): string {
  return table(
    ["learners", "n", "predicted", "right"],
    rows.map(({ name, calibration }) => [name, ...cells(pick(calibration))]),
  );
}
