import type { Check, PlacementResult, Step } from "@aulo/contract";
import { placementResult } from "@aulo/engine";
import type { Deps } from "../deps.ts";
import { loadActiveGoal, noteIfReached } from "../goals/goal.ts";
import { changeLearner } from "../learners/change-learner.ts";
import { loadState } from "../log/state.ts";
import { nextStep } from "../path/next-step.ts";
import { findCheck, toCheck } from "./check.ts";
import { closeCheck } from "./move-on.ts";

type EndCheck = { learnerId: string; checkId: string };
type Ended = { check: Check; next: Step; placement: PlacementResult | null };

/**
 * Ends a check before its last item; the answers given so far count. A check that has ended already stays as it is.
 *
 * @throws Refusal `not-found`
 */
export function endCheck(deps: Deps, { learnerId, checkId }: EndCheck): Promise<Ended> {
  return changeLearner(deps, learnerId, async (tx) => {
    const found = await findCheck(tx.db, { learnerId, checkId });
    const loaded = await loadState(tx, learnerId);
    const { check, folded } =
      found.state === "open"
        ? await closeCheck(tx, { learnerId, check: found, folded: loaded })
        : { check: found, folded: loaded };
    const { state } = folded;
    const goal = await loadActiveGoal(tx, learnerId);
    const next = await nextStep(tx, { learnerId, state });
    if (check.result?.reachedGoal) await noteIfReached(tx, learnerId);
    return {
      check: await toCheck(tx, learnerId, check),
      next,
      placement: check.purpose === "placement" ? placementResult(tx.catalogue.graph, state, goal) : null,
    };
  });
}
