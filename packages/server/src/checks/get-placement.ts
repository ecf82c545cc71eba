import type { PlacementResult } from "@aulo/contract";
import { placementResult } from "@aulo/engine";
import type { Deps } from "../deps.ts";
import { Refusal } from "../refusal.ts";
import { findCheck } from "./find-check.ts";
import { loadActiveGoal } from "../goals/goal.ts";
import { loadState } from "../log/state.ts";

/**
 * What the placement has concluded so far, over the active goal or, without one, over the whole track.
 *
 * @throws Refusal `not-found` also for a check that is no placement
 */
export async function getPlacement(
  deps: Deps,
  input: { learnerId: string; checkId: string },
): Promise<PlacementResult> {
  const { purpose } = await findCheck(deps.db, input);
  if (purpose !== "placement")
    throw new Refusal("not-found", `The check ${input.checkId} is not a placement.`);
  const { state } = await loadState(deps, input.learnerId);
  return placementResult(deps.catalogue.graph, state, await loadActiveGoal(deps, input.learnerId));
}
