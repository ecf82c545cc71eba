import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { exercisesOf, type Track } from "@aulo/content";
import { DEFAULT_POOL_LIMITS, type Outcome } from "@aulo/runner";
import { pino } from "pino";
import { createApp } from "../../packages/server/src/app.ts";
import type { Catalogue } from "../../packages/server/src/catalogue/catalogue.ts";
import { connect } from "../../packages/server/src/db/connect.ts";
import { migrate } from "../../packages/server/src/db/migrate.ts";
import { createLoginCodes } from "../../packages/server/src/learners/login-codes.ts";
import { loadCatalogue } from "../../packages/server/src/load-catalogue.ts";
import { NO_METER } from "../../packages/server/src/meter.ts";
import { createLiveRuns } from "../../packages/server/src/runs/live-runs.ts";
import type { PreparingRunner } from "../../packages/server/src/runs/runs.ts";

export type InProcess = { base: string; catalogue: Catalogue; stop(): Promise<void> };

/** Starts the server in this process, on a data folder of its own and with the given clock. */
export async function startInProcess(trackDir: string, now: () => number): Promise<InProcess> {
  const dataDir = await mkdtemp(join(tmpdir(), "aulo-"));
  const connected = await connect({ databaseUrl: null, dataDir });
  await migrate(connected.db);
  const catalogue = await loadCatalogue(trackDir);
  const log = pino({ level: "silent" });
  const runner = lookUpRunner(catalogue.track);
  const runs = createLiveRuns({ runner, queueLength: 200 });
  const loginCodes = createLoginCodes({ now });
  const deps = { db: connected.db, catalogue, runs, loginCodes, accounts: null, now, log, meter: NO_METER };
  const server = createServer(
    createApp(deps, {
      host: "127.0.0.1",
      webDir: dataDir,
      learnersPerMinute: 1_000_000,
      databaseUrl: null,
      publicUrl: null,
      trustedProxies: [],
      operatorKey: null,
    }),
  );
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  const stop = async () => {
    await runs.close();
    server.closeAllConnections();
    server.close();
    await connected.close();
    await rm(dataDir, { recursive: true, force: true });
  };
  return { base: `http://127.0.0.1:${isAddress(address) ? address.port : 0}`, catalogue, stop };
}

/**
 * Fake runner for tests of other subjects: it passes files that equal a solution of the track and fails all
 * others. The proof of the track shows that the solutions really pass.
 */
function lookUpRunner(track: Track): PreparingRunner {
  const print = (files: object) => JSON.stringify(Object.entries(files).toSorted());
  const solved = new Set(
    exercisesOf(track).flatMap(({ solutions }) => solutions.map(({ files }) => print(files))),
  );
  const ran = { printed: { stdout: "", stderr: "", pieces: [] }, durationMs: 1, peakMemoryMb: null };
  const run = async ({ files }: { files: object }): Promise<Outcome> =>
    solved.has(print(files))
      ? { kind: "passed", tests: [], ...ran }
      : { kind: "crashed", exitCode: 1, signal: null, error: null, tests: [], ...ran };
  return {
    run,
    tier: {
      kind: "permission-model",
      words: "guards against accidents, not malice",
      because: "nothing is run",
    },
    prepare: () => {},
    idleLanes: () => 0,
    poolLimits: DEFAULT_POOL_LIMITS,
    close: async () => {},
  };
}

function isAddress(address: AddressInfo | string | null): address is AddressInfo {
  return typeof address === "object" && address !== null;
}
