import { randomUUID } from "node:crypto";
import type { Deferral, Step } from "@aulo/contract";
import { ensureConceptIn } from "../catalogue/find-or-refuse.ts";
import type { Deps } from "../deps.ts";
import { changeLearner } from "../learners/change-learner.ts";
import { appendEvent, loadState } from "../log/state.ts";
import { nextStep } from "./next-step.ts";

/**
 * "Not now": passes the concept over for a while, and returns the next best step.
 *
 * @throws Refusal `does-not-fit` for an unknown concept
 */
export async function putOff(
  deps: Deps,
  { learnerId, concept, why, note }: Deferral & { learnerId: string },
): Promise<Step> {
  ensureConceptIn(deps.catalogue, "body.concept", concept);
  return changeLearner(deps, learnerId, async (tx) => {
    const event = { kind: "deferred" as const, id: randomUUID(), at: tx.now(), concept };
    const folded = await loadState(tx, learnerId);
    const { state } = await appendEvent(tx, { learnerId, folded, event, context: { why, note } });
    return nextStep(tx, { learnerId, state });
  });
}
