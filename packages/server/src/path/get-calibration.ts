import type { CalibrationView } from "@aulo/contract";
import { toCalibration } from "@aulo/engine";
import type { Deps } from "../deps.ts";
import { withHistory } from "./load-history.ts";

/** The learner's right answers, against the number that Aulo expected. */
export async function getCalibration(
  deps: Deps,
  { learnerId }: { learnerId: string },
): Promise<CalibrationView> {
  const found = await withHistory(deps, learnerId, ({ sequence }, thread) =>
    thread.ask("calibration", { learnerId, at: sequence }),
  );
  const { all, strong, assumed, measuring, byChance, byBelief, error } = found ?? toCalibration([]);
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
