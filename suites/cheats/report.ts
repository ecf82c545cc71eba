import type { AnswerKind, Exercise } from "./exercise.ts";
import { type Judged, nameOf } from "./judge-all.ts";

const KIND_WIDTH = 12;
const COUNT_WIDTH = 26;

/** One line per kind, then every wrong verdict, then the two sums. */
export function formatJudged(judged: readonly Judged[]): string {
  const kinds = kindsOf(judged);
  const heading =
    "".padEnd(KIND_WIDTH) +
    "cheats judged passed".padStart(COUNT_WIDTH) +
    "unusual judged failed".padStart(COUNT_WIDTH);
  const lines = kinds.map((kind) => {
    const own = judged.filter(({ trial }) => trial.exercise.kind === kind);
    return kind.padEnd(KIND_WIDTH) + countOf(own, "cheat") + countOf(own, "unusual");
  });
  const faults = judged
    .filter(({ fault }) => fault !== null)
    .map(({ trial, fault }) => `WRONG VERDICT ${nameOf(trial)}: ${fault}`);
  return [heading, ...lines, "", ...faults, ...sumLines(judged), ""].join("\n");
}

/** "47 cheats in 6 kinds, 0 judged passed" and "104 unusual right solutions in 6 kinds, 0 judged failed" */
export function sumLines(judged: readonly Judged[]): string[] {
  const [cheats, unusual] = [only(judged, "cheat"), only(judged, "unusual")];
  return [
    `${cheats.length} cheats in ${kindsOf(cheats).length} kinds, ${faulty(cheats)} judged passed`,
    `${unusual.length} unusual right solutions in ${kindsOf(unusual).length} kinds, ${faulty(unusual)} judged failed`,
  ];
}

function countOf(judged: readonly Judged[], is: AnswerKind): string {
  const own = only(judged, is);
  return `${faulty(own)} of ${own.length}`.padStart(COUNT_WIDTH);
}

function only(judged: readonly Judged[], is: AnswerKind): Judged[] {
  return judged.filter(({ trial }) => trial.is === is);
}

function faulty(judged: readonly Judged[]): number {
  return judged.filter(({ fault }) => fault !== null).length;
}

function kindsOf(judged: readonly Judged[]): Exercise["kind"][] {
  return [...new Set(judged.map(({ trial }) => trial.exercise.kind))];
}
