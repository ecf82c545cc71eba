import type { Deps } from "../deps.ts";
import { deleteLearnerById } from "./queries.ts";
import { changeLearner } from "./change-learner.ts";

/** Forgets the learner: every row goes, every run is stopped. */
export async function deleteLearner(deps: Deps, { learnerId }: { learnerId: string }): Promise<void> {
  await changeLearner(deps, learnerId, ({ db }) => deleteLearnerById(db, learnerId));
  deps.runs.cancelAllOf(learnerId);
}
