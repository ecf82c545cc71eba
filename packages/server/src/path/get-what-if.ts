import type { WhatIf } from "@aulo/contract";
import { whatIfProved } from "@aulo/engine";
import type { Catalogue } from "../catalogue/catalogue.ts";
import type { Deps } from "../deps.ts";
import type { Before } from "../checks/queries.ts";
import { ensureConcept } from "../catalogue/find.ts";
import { loadActiveGoal, wholeTrack } from "../goals/goal.ts";
import { loadState } from "../log/state.ts";
import { openedBetween, snapshotOf } from "./snapshot.ts";
import { chooseStep } from "./next-step.ts";

/**
 * What there would be if the learner proved the concept now. It reads, and changes nothing.
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
  const goal = (await loadActiveGoal(deps, learnerId)) ?? wholeTrack(catalogue);
  const supposed = whatIfProved(catalogue.graph, state, goal, { concept, now }).state;
  const [before, after] = [state, supposed].map((each) => snapshotOf(catalogue, each, now));
  return {
    concept,
    next: await chooseStep(deps, { learnerId, state: supposed, goal }),
    opens: openedBetween(catalogue, before ?? {}, after ?? {}).filter((id) => id !== concept),
    assumes: assumedBetween(catalogue, before ?? {}, after ?? {}),
  };
}

function assumedBetween({ graph }: Catalogue, before: Before, after: Before): string[] {
  return graph.concepts.flatMap(({ id }) =>
    after[id]?.state === "assumed" && before[id]?.state !== "assumed" ? [id] : [],
  );
}
