import { performance } from "node:perf_hooks";
import type { Catalogue } from "../../packages/server/src/catalogue/catalogue.ts";
import { readGoal } from "../../packages/server/src/catalogue/read-goal.ts";
import type { ExpectedGoal, Half } from "./goal-set.ts";
import { judge, minimalSize, type Read, type Verdict } from "./judge.ts";
import { plainSearch } from "./plain-search.ts";

export type Row = "ours" | "plain search";

export type GoalResult = {
  row: Row;
  half: Half;
  kind: string;
  text: string;
  verdict: Verdict;
  /** Whether a right reading is among those offered to tap; null when the reading offers none. */
  offered: boolean | null;
  /** Concepts of the path and of the smallest right one; null unless the reading is right and has a path. */
  size: { ours: number; minimal: number } | null;
  /** The reading, to look at. */
  told: string;
};

export function runGoals(
  catalogue: Catalogue,
  goals: readonly ExpectedGoal[],
): { results: GoalResult[]; meanMs: number } {
  const search = plainSearch(catalogue);
  const begun = performance.now();
  const ours = goals.map((goal) => resultOf(catalogue, goal));
  const meanMs = (performance.now() - begun) / goals.length;
  const baseline = goals.map((goal) =>
    toResult(catalogue, goal, { row: "plain search", read: search(goal.text) }),
  );
  return { results: [...ours, ...baseline], meanMs };
}

function resultOf(catalogue: Catalogue, goal: ExpectedGoal): GoalResult {
  const reading = readGoal(catalogue, goal.text);
  const offers = reading.nearest.map(({ text }) => judge(catalogue, goal, readGoal(catalogue, text)));
  const result = toResult(catalogue, goal, { row: "ours", read: reading });
  const told = `${reading.kind === "not-covered" ? "refused" : reading.title} | ${reading.nearest.map(({ title }) => title).join(" / ")}`;
  return { ...result, told, offered: offers.length === 0 ? null : offers.includes("right") };
}

function toResult(
  catalogue: Catalogue,
  goal: ExpectedGoal,
  { row, read }: { row: Row; read: Read },
): GoalResult {
  const { half, kind, text } = goal;
  const verdict = judge(catalogue, goal, read);
  const minimal = minimalSize(catalogue, goal);
  const hasPath = verdict === "right" && read.concepts.length > 0 && minimal !== null && goal.wait === null;
  const size = hasPath ? { ours: read.concepts.length, minimal } : null;
  return { row, half, kind, text, verdict, offered: null, size, told: read.targets.join(", ") };
}
