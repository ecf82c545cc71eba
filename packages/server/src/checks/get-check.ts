import type { Check, PlacementResult } from "@aulo/contract";
import { placementResult } from "@aulo/engine";
import type { Deps } from "../deps.ts";
import { loadActiveGoal } from "../goals/goal.ts";
import { loadState } from "../log/state.ts";
import { Refusal } from "../refusal.ts";
import { findCheck } from "./find-check.ts";
import { toCheck } from "./to-check.ts";

type ByCheck = { learnerId: string; checkId: string };

/** @throws Refusal `not-found` */
export async function getCheck(deps: Deps, input: ByCheck): Promise<Check> {
  return toCheck(deps, input.learnerId, await findCheck(deps.db, input));
}

/**
 * Conclusions of the placement so far, over the active goal or, without one, over the whole track.
 *
 * @throws Refusal `not-found` also for a check of another purpose
 */
export async function getPlacement(deps: Deps, input: ByCheck): Promise<PlacementResult> {
  const { purpose } = await findCheck(deps.db, input);
  if (purpose !== "placement")
    throw new Refusal("not-found", `The check ${input.checkId} is not a placement.`);
  const { state } = await loadState(deps, input.learnerId);
  return placementResult(deps.catalogue.graph, state, await loadActiveGoal(deps, input.learnerId));
}
