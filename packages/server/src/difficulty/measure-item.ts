import {
  type Answered,
  authoredDifficulty,
  type LearnerState,
  measureDifficulty,
  measuresItem,
} from "@aulo/engine";
import type { TxDeps } from "../deps.ts";
import { isImported } from "../learners/queries.ts";
import { type DifficultyRow, lockDifficulty, selectOptionalDifficulty, updateDifficulty } from "./queries.ts";
import { shareWhenEnough } from "./share-difficulty.ts";

/**
 * Adds the item's shared difficulty to the answer, so that the log keeps it. Then updates the running estimate of that
 * difficulty, if the answer measures the item. Answers of a learner whose log was imported never do, because anybody can write
 * such a log.
 *
 * @param before the learner, with the state just before the answer
 */
export async function measureItem(
  { db, catalogue, now }: TxDeps,
  { learnerId, state }: { learnerId: string; state: LearnerState },
  answer: Answered,
): Promise<Answered> {
  const { item, difficulty } = answer;
  if (!measuresItem(catalogue.graph, state, answer) || (await isImported(db, learnerId)))
    return withMeasured(answer, await selectOptionalDifficulty(db, item));
  const changedAt = new Date(now());
  const row = await lockDifficulty(db, { item, ...authoredDifficulty(difficulty) }, changedAt);
  const after = measureDifficulty(catalogue.graph, state, answer, row);
  await updateDifficulty(db, shareWhenEnough({ ...row, ...after, answers: row.answers + 1 }), changedAt);
  return withMeasured(answer, row);
}

function withMeasured(answer: Answered, row: DifficultyRow | null): Answered {
  return row?.shared ? { ...answer, measured: row.shared } : answer;
}
