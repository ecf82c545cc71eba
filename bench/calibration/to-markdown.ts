import type { Calibration, Counted } from "@aulo/engine";
import type { CalibrationReport, Row } from "./report.ts";

/** All answers: how often they came as predicted, and the errors. */
export function allTable(rows: readonly Row[]): string {
  return table(
    ["learners", "n", "predicted", "right", "ECE", "Brier", "log loss"],
    rows.map(({ name, calibration }) => [name, ...cells(calibration.all), ...errors(calibration)]),
  );
}

/** Ten bins of one calibration. */
export function binTable(by: string, bins: Calibration["byChance"]): string {
  return table(
    [by, "n", "predicted", "right"],
    bins.map((bin) => [`${Math.round(100 * bin.from)}–${Math.round(100 * bin.to)} %`, ...cells(bin)]),
  );
}

/** The tables of one calibration, as of this installation's log. */
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

/** The whole report on simulated learners. */
export function toMarkdown(report: CalibrationReport): string {
  const { machine, seed, command, date, engineVersion, learners, steps, courses, rows } = report;
  const pooled = rows.at(-1)?.calibration;
  const bins =
    pooled === undefined
      ? ""
      : `${binTable("chance of right", pooled.byChance)}\n\n${binTable("belief in the concept", pooled.byBelief)}`;
  return `# How often beliefs are right

Simulated learners of six kinds, which share nothing with the engine, are placed and led for ${steps} steps by the engine's public interface. Each answer is a test of what was believed just before it: the predicted chance of right.
An exercise is one test, with the belief before its first run. The engine sees a tenth of each course's requirements wrong.

![Predicted against right, by chance and by what concepts were called](reliability.svg)

## All answers

${allTable(rows)}

ECE: mean distance of predicted and right over ten bins of the chance, weighed by their answers. Brier: mean squared error of the chance. Log loss: mean of −ln(chance of what came).

## On concepts called strong

${countedTable(rows, ({ strong }) => strong)}

## On concepts assumed, when they were first asked

${countedTable(rows, ({ assumed }) => assumed)}

## The extra items of placements

Drawn by chance after the placement; they move no belief and are in no other table.

${countedTable(rows, ({ measuring }) => measuring)}

## In ten bins, all learners

${bins}

## How it was made

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
