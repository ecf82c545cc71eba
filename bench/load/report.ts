import { describeMachine } from "../machine.ts";
import { commandOf } from "../publish.ts";
import type { Judges } from "./judges.ts";
import type { Measured } from "./loops.ts";

export type AnswersRow = { users: number; aulo: Measured; bare: Measured; commits: Measured };

export type LoadReport = {
  /** Statements of one answer. */
  statements: number;
  answers: readonly AnswersRow[];
  /** `best`: highest rate of answers; `times`: how many times as many came. `statuses`: how many requests got each status. */
  overload: Measured & { sent: number; best: number; times: number; statuses: Record<string, number> };
  judges: Judges;
};

/** Goals, as ratios. */
const GOALS = {
  /** Learners at once for which the next two hold. */
  users: 32,
  /** Rate of Aulo divided by that of the bare server, at least. */
  rate: 1 / 2,
  /** 99th percentile of Aulo divided by that of the bare server, at most. */
  p99: 5,
  /** Rate of acknowledged answers under overload, divided by the best rate, at least. */
  goodput: 0.8,
};

/** The page for people, and the goals that were missed. */
export function toPage(report: LoadReport, isShort: boolean): { page: string; missed: string[] } {
  const { answers, overload, judges, statements } = report;
  const at = answers.find(({ users }) => users === GOALS.users);
  const rate = at === undefined ? Number.NaN : at.aulo.perSecond / at.bare.perSecond;
  const p99 = at === undefined ? Number.NaN : at.aulo.p99Ms / at.bare.p99Ms;
  const goodput = overload.perSecond / overload.best;
  const goals = [
    {
      says: `answers a second at ${GOALS.users} learners, Aulo ÷ bare server`,
      is: rate,
      isMet: rate >= GOALS.rate,
      bar: `≥ ${GOALS.rate}`,
    },
    {
      says: `99th percentile at ${GOALS.users} learners, Aulo ÷ bare server`,
      is: p99,
      isMet: p99 <= GOALS.p99,
      bar: `≤ ${GOALS.p99}`,
    },
    {
      says: `acknowledged answers a second at ${overload.times} times the best rate ÷ best rate`,
      is: goodput,
      isMet: goodput >= GOALS.goodput,
      bar: `≥ ${GOALS.goodput}`,
    },
  ];
  const page = `# What one web node can do

\`${commandOf("bench:load")}\` on ${describeMachine()}.${isShort ? " Short form." : ""} PostgreSQL, one web node, the bare server and the simulated learners share
the processors, so a machine of its own for each does more; ratios say more than rates.

## Answers to closed items

A bare server of Express and \`pg\` sends the same ${statements} statements as one answer, and replies the same bytes. A single commit inserts one row
of the size of a log entry, through the same bare server. Median of the turns.

| learners | Aulo: answers/s | median ms | p99 ms | bare: answers/s | p99 ms | Aulo ÷ bare | p99 ÷ p99 | commits/s | Aulo ÷ commits |
|---|---|---|---|---|---|---|---|---|---|
${answers.map(toRow).join("\n")}

## Overload

${overload.sent} answers came at ${Math.round(overload.best * overload.times)} a second, ${overload.times} times the best rate above: each the first of a placement, which takes
less work than later ones. Replies by status: ${Object.entries(overload.statuses)
    .map(([status, count]) => `${status}: ${count}`)
    .join(", ")}. Acknowledged: ${overload.perSecond.toFixed(0)} a second.

## Judges

${judges.runs.perSecond.toFixed(1)} code runs a second on one judge node with two lanes, ${judges.runs.medianMs.toFixed(0)} ms in the middle from request to verdict.

| \`GET /api/step\` | a second | median ms | p99 ms |
|---|---|---|---|
| no code runs | ${toCells(judges.idle)} |
| every lane busy, more runs waiting | ${toCells(judges.busy)} |

## Goals

| goal | bar | measured | |
|---|---|---|---|
${goals.map(({ says, bar, is, isMet }) => `| ${says} | ${bar} | ${is.toFixed(2)} | ${isMet ? "met" : "missed"} |`).join("\n")}
`;
  return { page, missed: goals.filter(({ isMet }) => !isMet).map(({ says }) => says) };
}

function toRow({ users, aulo, bare, commits }: AnswersRow): string {
  const cells = [
    ...[users, aulo.perSecond.toFixed(0), aulo.medianMs.toFixed(1), aulo.p99Ms.toFixed(1)],
    ...[bare.perSecond.toFixed(0), bare.p99Ms.toFixed(1)],
    ...[(aulo.perSecond / bare.perSecond).toFixed(2), (aulo.p99Ms / bare.p99Ms).toFixed(2)],
    ...[commits.perSecond.toFixed(0), (aulo.perSecond / commits.perSecond).toFixed(3)],
  ];
  return `| ${cells.join(" | ")} |`;
}

function toCells({ perSecond, medianMs, p99Ms }: Measured): string {
  return [perSecond.toFixed(0), medianMs.toFixed(1), p99Ms.toFixed(1)].join(" | ");
}
