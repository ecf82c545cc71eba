import type { Export } from "@aulo/contract";
import { upsertDispute } from "../corrections/queries.ts";
import type { Deps } from "../deps.ts";
import { insertDrafts, selectDraftsByLearner } from "../drafts/queries.ts";
import { insertGoal } from "../goals/queries.ts";
import { changeLearner } from "../learners/change-learner.ts";
import { deleteLearnerById, insertLearner, insertTokens, selectTokens } from "../learners/queries.ts";
import { insertEntries } from "../log/queries.ts";
import { replayState, saveState } from "../log/state.ts";
import { readExport } from "./read-export.ts";

type ImportLearner = { learnerId: string; exported: Export };

/**
 * Replaces all data of the learner except the tokens by an export, in one transaction.
 *
 * @throws Refusal `import-refused`
 */
export async function importLearner(
  deps: Deps,
  { learnerId, exported }: ImportLearner,
): Promise<{ entries: number; goals: number }> {
  const { goals, entries, drafts, disputes } = readExport(deps.catalogue, exported, {
    now: deps.now(),
  });
  await deps.runs.cancelAllOf(deps, learnerId);
  return changeLearner(deps, learnerId, async (tx, learner) => {
    const { db } = tx;
    // A tab that still shows an earlier draft must not pass for an up-to-date one.
    const revision =
      Math.max(0, ...(await selectDraftsByLearner(db, learnerId)).map((draft) => draft.revision)) + 1;
    const tokens = await selectTokens(db, learnerId);
    // The log is append-only, so delete the learner with the log and insert the learner again under the same id.
    await deleteLearnerById(db, learnerId);
    await insertLearner(db, { ...learner, imported: entries.length > 0 });
    await insertTokens(db, tokens);
    for (const goal of goals) await insertGoal(db, learnerId, goal);
    await insertDrafts(
      db,
      learnerId,
      drafts.map((draft) => ({ ...draft, revision })),
    );
    await insertEntries(db, learnerId, entries);
    for (const dispute of disputes) await upsertDispute(db, learnerId, dispute);
    await saveState(tx, learnerId, await replayState(tx, learnerId));
    return { entries: entries.length, goals: goals.length };
  });
}
