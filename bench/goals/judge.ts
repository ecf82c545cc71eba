import { type Catalogue, withRequired } from "../../packages/server/src/catalogue/catalogue.ts";
import type { ExpectedGoal } from "./goal-set.ts";

/** The parts of a reading that are judged. */
export type Read = {
  kind: "covered" | "can-wait" | "not-covered";
  targets: readonly string[];
  concepts: readonly string[];
  waits: readonly { id: string }[];
};

/** `refused`: the track teaches it, but the reading says it does not. `wrong`: another goal was understood. */
export type Verdict = "right" | "refused" | "wrong";

/** A path for one subject may hold this many times the concepts that are needed, and a few more. */
const MOST_TIMES = 2;
const MOST_MORE = 8;

export function judge(catalogue: Catalogue, expected: ExpectedGoal, read: Read): Verdict {
  if (read.kind === "not-covered") return expected.none ? "right" : "refused";
  if (expected.wait !== null && read.waits.some(({ id }) => id === expected.wait)) return "right";
  return namesConcepts(expected) && isRightPath(catalogue, expected, read) ? "right" : "wrong";
}

/** Size of the smallest path that is right; null for a goal that is about no concept of the track. */
export function minimalSize(catalogue: Catalogue, expected: ExpectedGoal): number | null {
  const smallest = Math.min(...sizesOf(catalogue, expected));
  return smallest === 0 ? null : smallest;
}

/** Concepts of the right paths, one for each of the concepts of which any will do. */
function sizesOf(catalogue: Catalogue, expected: ExpectedGoal): number[] {
  const needed = [...expected.all, ...conceptsOfGoal(catalogue, expected)];
  const choices = expected.any.length > 0 ? expected.any.map((id) => [id]) : [[]];
  return choices.map((ids) => withRequired(catalogue, [...needed, ...ids]).length);
}

function isRightPath(catalogue: Catalogue, expected: ExpectedGoal, read: Read): boolean {
  const { any, all, not, out } = expected;
  const wanted = [...all, ...conceptsOfGoal(catalogue, expected)];
  const most = MOST_TIMES * Math.max(...sizesOf(catalogue, expected)) + MOST_MORE;
  return (
    (any.length === 0 || any.some((id) => read.targets.includes(id))) &&
    wanted.every((id) => read.concepts.includes(id)) &&
    !not.some((id) => read.targets.includes(id)) &&
    !out.some((id) => read.concepts.includes(id)) &&
    (expected.whole || read.concepts.length <= most)
  );
}

function namesConcepts({ goal, any, all }: ExpectedGoal): boolean {
  return goal !== null || any.length > 0 || all.length > 0;
}

function conceptsOfGoal({ track }: Catalogue, { goal, out }: ExpectedGoal): string[] {
  const concepts = track.goals.find(({ id }) => id === goal)?.concepts ?? [];
  return concepts.filter((id) => !out.includes(id));
}
