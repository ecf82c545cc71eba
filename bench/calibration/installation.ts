import { beliefTests, type Calibration, toCalibration } from "@aulo/engine";
import { readConfig } from "../../packages/server/src/config.ts";
import { connect } from "../../packages/server/src/db/connect.ts";
import { migrate } from "../../packages/server/src/db/migrate.ts";
import { readLogs } from "../../packages/server/src/learners/read-logs.ts";
import { loadCatalogue } from "../../packages/server/src/load-catalogue.ts";

/** Calibration over the logs of all learners of this installation. */
export async function calibrateInstallation(
  environment: NodeJS.ProcessEnv,
): Promise<{ learners: number; calibration: Calibration }> {
  const config = readConfig(environment);
  const catalogue = await loadCatalogue(config.trackDir);
  const { db, close } = await connect(config);
  try {
    await migrate(db);
    const logs = await readLogs({ db, catalogue });
    const tests = logs.flatMap((log) => beliefTests(catalogue.graph, log));
    return { learners: logs.length, calibration: toCalibration(tests) };
  } finally {
    await close();
  }
}
