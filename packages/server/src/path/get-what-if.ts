import type { WhatIf } from "@aulo/contract";
import { whatIfShown } from "@aulo/engine";
import type { Catalogue } from "../catalogue/catalogue.ts";
import { ensureConcept } from "../catalogue/find-or-refuse.ts";
import type { Snapshot } from "../db/tables.ts";
import type { Deps } from "../deps.ts";
import { loadGoalOrTrack } from "../goals/goal.ts";
import { loadState } from "../log/state.ts";
import { openedBetween, snapshotOf } from "./changes.ts";
import { nextStep } from "./next-step.ts";

/**
 * The next step, the opened and the assumed concepts if the learner showed the concept now. Nothing is changed.
 *
 * @throws Refusal `not-found` for an unknown concept
 */
export async function getWhatIf(
  deps: Deps,
  { learnerId, concept }: { learnerId: string; concept: string },
): Promise<WhatIf> {
  const { catalogue } = deps;
  ensureConcept(catalogue, concept);
  const now = deps.now();
  const { state } = await loadState(deps, learnerId);
  const goal = await loadGoalOrTrack(deps, learnerId);
  const supposed = whatIfShown(catalogue.graph, state, goal, { concept, now }).state;
  const before = snapshotOf(catalogue, state, now);
  const after = snapshotOf(catalogue, supposed, now);
  return {
    concept,
    next: await nextStep(deps, { learnerId, state: supposed }),
    opens: openedBetween(catalogue, before, after).filter((id) => id !== concept),
    assumes: assumedBetween(catalogue, before, after),
  };
}

function assumedBetween({ graph }: Catalogue, before: Snapshot, after: Snapshot): string[] {
  return graph.concepts.flatMap(({ id }) =>
    after[id]?.state === "assumed" && before[id]?.state !== "assumed" ? [id] : [],
  );
}
