import { randomInt } from "node:crypto";
import { chooseItem, type Goal, type LearnerState } from "@aulo/engine";
import type { Catalogue } from "../catalogue/catalogue.ts";
import type { CheckRow, OpenItem } from "./queries.ts";

/** Seeds are below this number, the largest `integer` of PostgreSQL. */
const SEEDS = 2_147_483_647;

export function newSeed(): number {
  return randomInt(SEEDS);
}

type Asking = Pick<CheckRow, "purpose" | "concept" | "answers" | "seed">;

/** The next item of the check with a new seed for its order; null when no item is left. */
export function nextItem(
  { graph }: Catalogue,
  { state, goal, check }: { state: LearnerState; goal: Goal | null; check: Asking },
): OpenItem | null {
  const { purpose, concept, answers, seed } = check;
  const choice = chooseItem(graph, state, goal, { purpose, concept, answers }, seed);
  return choice === null ? null : { ...choice, seed: newSeed(), hintsShown: 0, tries: 0 };
}
