/**
 * `node main.ts [--runs N] [--load N] [--at-once N] [--seed N] [--skip N] [--tier bubblewrap | landlock | permission-model]`: judges
 * answers of the track (150) while other processes (20) want the processors, and prints the verdicts by kind of exercise. The exit
 * code is 1 when a verdict is wrong, or fewer than 95 % of the answers were judged.
 */
import { join } from "node:path";
import { parseArgs } from "node:util";
import { tierNamed } from "@aulo/runner";
import { JOB_KINDS } from "@aulo/runner/kinds";
import { pickAnswers } from "./answers.ts";
import { type Judged, judgeUnderLoad } from "./judge-under-load.ts";

const TRACK = join(import.meta.dirname, "..", "..", "tracks", "backend-nodejs");
/** Least share of the answers that must be judged, 0-1. */
const LEAST_JUDGED = 0.95;
const CELL = 12;

const { values } = parseArgs({
  options: {
    runs: { type: "string", default: "150" },
    load: { type: "string", default: "20" },
    "at-once": { type: "string", default: "2" },
    seed: { type: "string", default: "1" },
    skip: { type: "string", default: "0" },
    tier: { type: "string", default: "auto" },
  },
});
const runs = Number(values.runs);
const skip = Number(values.skip);
const picked = await pickAnswers(TRACK, skip + runs, Number(values.seed));
const answers = picked.slice(skip);
const startedAt = performance.now();
const judged = await judgeUnderLoad(
  answers,
  {
    busyProcesses: Number(values.load),
    concurrency: Number(values["at-once"]),
    tier: values.tier === "auto" ? "auto" : tierNamed(values.tier),
  },
  ({ answer, outcome, tries }) =>
    process.stderr.write(`${outcome.kind}, ${outcome.durationMs} ms, ${tries} tries: ${answer.name}\n`),
);

const wrong = judged.filter(({ verdict }) => verdict === "wrong");
const unjudged = judged.filter(({ verdict }) => verdict === null);
const rows = JOB_KINDS.map((kind) =>
  rowOf(
    kind,
    judged.filter(({ answer }) => answer.kind === kind),
  ),
);
const lines = [
  row(["", "runs", "right", "wrong", "not judged", "tried again", "longest, s"]),
  ...rows,
  rowOf("all", judged),
  "",
  ...wrong.map(({ answer, outcome }) => `WRONG VERDICT ${outcome.kind}: ${answer.name}: ${wordsOf(outcome)}`),
  ...unjudged.map(({ answer, outcome }) => `not judged, ${outcome.kind}: ${answer.name}`),
  `${judged.length} answers under a load of ${values.load} in ${Math.round((performance.now() - startedAt) / 1000)} s: ${wrong.length} wrong verdicts, ${percent(judged.length - unjudged.length, judged.length)} judged`,
];
process.stdout.write(`${lines.join("\n")}\n`);
process.exitCode = wrong.length > 0 || unjudged.length > judged.length * (1 - LEAST_JUDGED) ? 1 : 0;

function rowOf(name: string, some: readonly Judged[]): string {
  const count = (verdict: Judged["verdict"]) => some.filter((each) => each.verdict === verdict).length;
  const longestMs = Math.max(0, ...some.map(({ outcome }) => outcome.durationMs));
  const again = some.filter(({ tries }) => tries > 1).length;
  return row([
    name,
    some.length,
    count("right"),
    count("wrong"),
    count(null),
    again,
    (longestMs / 1000).toFixed(1),
  ]);
}

function row(cells: readonly unknown[]): string {
  return cells.map((cell, at) => (at === 0 ? `${cell}`.padEnd(CELL) : `${cell}`.padStart(CELL))).join("");
}

function wordsOf(outcome: Judged["outcome"]): string {
  const failed = "tests" in outcome ? outcome.tests.find(({ passed }) => !passed) : undefined;
  const message = "message" in outcome ? outcome.message : "";
  return failed ? `${failed.name}: ${failed.failure?.message}` : message;
}

function percent(count: number, of: number): string {
  return `${Math.round((100 * count) / Math.max(1, of))} %`;
}
