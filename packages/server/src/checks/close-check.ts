import type { Check, PlacementResult, Step } from "@aulo/contract";
import { placementResult, sittingVerdict } from "@aulo/engine";
import type { Deps, InTransaction } from "../deps.ts";
import { type CheckRow, updateCheck } from "./queries.ts";
import { changeLearner } from "../learners/change-learner.ts";
import { endPlacement } from "./end-placement.ts";
import { findCheck } from "./find-check.ts";
import { loadActiveGoal, wholeTrack } from "../goals/goal.ts";
import { loadState } from "../log/state.ts";
import { toCheck } from "./to-check.ts";
import { chooseStep } from "../path/next-step.ts";

type EndCheck = { learnerId: string; checkId: string };
type Ended = { check: Check; next: Step; placement: PlacementResult | null };

/**
 * Stops a check; what was answered counts. A check that has ended already stays as it is.
 *
 * @throws Refusal `not-found`
 */
export function endCheck(deps: Deps, { learnerId, checkId }: EndCheck): Promise<Ended> {
  return changeLearner(deps, learnerId, async (inside) => {
    const row = await findCheck(inside.db, { learnerId, checkId });
    const ended = row.state === "open" ? await stop(inside, learnerId, row) : row;
    const { state } = await loadState(inside, learnerId);
    const goal = await loadActiveGoal(inside, learnerId);
    return {
      check: await toCheck(inside, learnerId, ended),
      next: await chooseStep(inside, { learnerId, state, goal: goal ?? wholeTrack(inside.catalogue) }),
      placement: row.purpose === "placement" ? placementResult(inside.catalogue.graph, state, goal) : null,
    };
  });
}

async function stop(inside: InTransaction, learnerId: string, row: CheckRow): Promise<CheckRow> {
  const held = await loadState(inside, learnerId);
  const goal = await loadActiveGoal(inside, learnerId);
  const { purpose, concept, answers } = row;
  const verdict = sittingVerdict(inside.catalogue.graph, held.state, goal, { purpose, concept, answers });
  const ended: CheckRow = { ...row, openItem: null, state: verdict === "goes-on" ? "ended" : verdict };
  if (purpose === "placement") await endPlacement(inside, { learnerId, held, checkId: row.id });
  await updateCheck(inside.db, learnerId, ended);
  return ended;
}
