import type { CalibrationView } from "@aulo/contract";
import { calibrationOf } from "@aulo/engine";
import type { Deps } from "../deps.ts";
import { selectEntriesByLearner } from "../log/queries.ts";

/** The learner's right answers, against the number that Aulo expected. */
export async function getCalibration(
  { db, catalogue }: Deps,
  { learnerId }: { learnerId: string },
): Promise<CalibrationView> {
  const entries = await selectEntriesByLearner(db, learnerId);
  const log = entries.map(({ event }) => catalogue.ids.inEvent(event));
  const { all, strong, assumed, measuring, byChance, byBelief, error } = calibrationOf(catalogue.graph, log);
  return {
    all,
    strong,
    assumed,
    measuring,
    byChance: [...byChance],
    byBelief: [...byBelief],
    error: error?.ece ?? null,
  };
}
