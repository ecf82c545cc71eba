/**
 * The change to a new version of the engine: every state of an older version is folded anew, once, when Aulo starts.
 *
 * A goal stays reached if it was reached by the rules before: all its concepts known, and asked. A learner whose strong concepts are called answered
 * now gets a notice that names them.
 */
import { ENGINE_VERSION, isStrong, type LearnerState, standings } from "@aulo/engine";
import type { Catalogue } from "../catalogue/catalogue.ts";
import type { Db } from "../db/tables.ts";
import { toGoal } from "../goals/goal.ts";
import { selectGoalsByLearner, updateGoal } from "../goals/queries.ts";
import { lockOptionalLearner, selectLearnersBefore, updateNotice } from "../learners/queries.ts";
import { replayState, saveState } from "../log/state.ts";

/** The first version in which a strong concept needs code. */
const CODE_VERSION = 6;

type Needs = { db: Db; catalogue: Catalogue; now: () => number };

export async function adoptEngine({ db, catalogue, now }: Needs): Promise<void> {
  for (const { learnerId, engineVersion } of await selectLearnersBefore(db, ENGINE_VERSION))
    await db.transaction().execute(async (tx) => {
      if ((await lockOptionalLearner(tx, learnerId)) === null) return;
      const folded = await replayState({ db: tx, catalogue }, learnerId);
      await saveState({ db: tx, catalogue }, learnerId, folded);
      if (engineVersion >= CODE_VERSION) return;
      await keepReachedGoals({ db: tx, catalogue, now }, learnerId, folded.state);
      const answered = answeredIn(catalogue, folded.state, now());
      if (answered.length > 0) await updateNotice(tx, learnerId, answered);
    });
}

async function keepReachedGoals(
  { db, catalogue, now }: Needs,
  learnerId: string,
  state: LearnerState,
): Promise<void> {
  const known = new Set(
    standings(catalogue.graph, state, now()).flatMap(({ concept, state: standing }) =>
      standing === "strong" || standing === "due" || standing === "answered" ? [concept] : [],
    ),
  );
  for (const row of await selectGoalsByLearner(db, learnerId)) {
    const { concepts } = toGoal(catalogue, row);
    const wasReached = concepts.length > 0 && concepts.every((id) => known.has(id));
    if (wasReached && row.reachedAt === null)
      await updateGoal(db, learnerId, { ...row, reachedAt: new Date(now()) });
  }
}

/** Concepts that were shown, and not by code. Those that are due for a review are among them. */
function answeredIn({ graph }: Catalogue, state: LearnerState, now: number): string[] {
  return standings(graph, state, now).flatMap(({ concept, state: standing }) =>
    standing === "answered" || (standing === "due" && !isStrong(graph, state, concept)) ? [concept] : [],
  );
}
