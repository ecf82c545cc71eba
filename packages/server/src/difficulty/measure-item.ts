import { type Answered, type LearnerState, toMeasurement } from "@aulo/engine";
import type { TxDeps } from "../deps.ts";
import { isImported } from "../learners/queries.ts";
import { foldMeasurementsSoon } from "./fold-measurements.ts";
import { type DifficultyRow, insertMeasurement, selectOptionalDifficulty } from "./queries.ts";

/**
 * Adds the item's shared difficulty to the answer, so that the log keeps it. An answer that measures the item also moves the running estimate, but
 * not an answer of an imported log, which anybody can write.
 *
 * @param before the learner, with the state just before the answer
 */
export async function measureItem(
  { db, catalogue }: TxDeps,
  { learnerId, state }: { learnerId: string; state: LearnerState },
  answer: Answered,
): Promise<Answered> {
  const { item, difficulty: authored } = answer;
  const measurement = toMeasurement(catalogue.graph, state, answer);
  if (measurement !== null && !(await isImported(db, learnerId))) {
    await insertMeasurement(db, { item, authored, measurement });
    foldMeasurementsSoon();
  }
  return withMeasured(answer, await selectOptionalDifficulty(db, item));
}

function withMeasured(answer: Answered, row: DifficultyRow | null): Answered {
  return row?.shared ? { ...answer, measured: row.shared } : answer;
}
