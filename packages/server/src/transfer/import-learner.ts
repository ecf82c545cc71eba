import type { Export } from "@aulo/contract";
import { upsertDispute } from "../corrections/queries.ts";
import type { Deps } from "../deps.ts";
import { upsertDraft } from "../drafts/queries.ts";
import { insertGoal } from "../goals/queries.ts";
import { changeLearner } from "../learners/change-learner.ts";
import { deleteLearnerById, insertLearner, insertToken, selectTokenHashes } from "../learners/queries.ts";
import { insertEntries } from "../log/queries.ts";
import { replayState, saveState } from "../log/state.ts";
import { readExport } from "./read-export.ts";

type ImportLearner = { learnerId: string; createdAt: Date; exported: Export };

/**
 * Replaces all data of the learner except the tokens by an export, in one transaction.
 *
 * @throws Refusal `import-refused`
 */
export async function importLearner(
  deps: Deps,
  { learnerId, createdAt, exported }: ImportLearner,
): Promise<{ entries: number; goals: number }> {
  const { goals, entries, drafts, disputes } = readExport(deps.catalogue, exported);
  const counts = await changeLearner(deps, learnerId, async (tx) => {
    const { db } = tx;
    const hashes = await selectTokenHashes(db, learnerId);
    // The log is append-only, so delete the learner with the log and insert the learner again under the same id.
    await deleteLearnerById(db, learnerId);
    await insertLearner(db, { id: learnerId, createdAt });
    for (const hash of hashes) await insertToken(db, { hash, learnerId });
    for (const goal of goals) await insertGoal(db, learnerId, goal);
    for (const draft of drafts) await upsertDraft(db, learnerId, draft);
    await insertEntries(db, learnerId, entries);
    for (const dispute of disputes) await upsertDispute(db, learnerId, dispute);
    await saveState(tx, learnerId, await replayState(tx, learnerId));
    return { entries: entries.length, goals: goals.length };
  });
  deps.runs.cancelAllOf(learnerId);
  return counts;
}
