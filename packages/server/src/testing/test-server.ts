import { once } from "node:events";
import { rm } from "node:fs/promises";
import { createServer } from "node:http";
import { pino } from "pino";
import { createApp } from "../app.ts";
import type { Connected } from "../db/connect.ts";
import type { Deps, PreparingRunner } from "../deps.ts";
import { KEEP_ALIVE_MS } from "../http/keep-alive.ts";
import { statesAreStored } from "../learners/store-state.ts";
import { loadCatalogue } from "../load-catalogue.ts";
import { closeHistories } from "../path/load-history.ts";
import { createLiveRuns } from "../runs/live-runs.ts";
import { type Client, createClient } from "./client.ts";
import { scriptedRunner } from "./scripted-runner.ts";
import { writeSmallTrack } from "./small-track.ts";

export type TestServer = {
  base: string;
  deps: Deps;
  /** Moves the server's clock forward. */
  wait: (milliseconds: number) => void;
  /** A new learner. */
  begin: () => Promise<Client>;
  stop: () => Promise<void>;
};

type Options = { runner?: PreparingRunner; trackDir?: string; webDir?: string; learnersPerMinute?: number };

const BEGINNING = Date.UTC(2026, 0, 5, 9);

/** A listening server on the small track, with a clock that moves by a second each time it is read. */
export async function startTestServer(connected: Connected, options: Options = {}): Promise<TestServer> {
  const ownTrack = options.trackDir === undefined ? await writeSmallTrack() : null;
  const catalogue = await loadCatalogue(options.trackDir ?? ownTrack ?? "");
  const log = pino({ level: "silent" });
  const runner = options.runner ?? scriptedRunner();
  const runs = createLiveRuns({ runner, isConcept: (id) => catalogue.summaries.has(id), log });
  let clock = BEGINNING;
  const now = () => {
    clock += 1000;
    return clock;
  };
  const deps: Deps = { db: connected.db, catalogue, runner, runs, now, log };
  const { webDir = "/nowhere", learnersPerMinute = 10_000 } = options;
  const app = createApp(deps, { host: "127.0.0.1", webDir, learnersPerMinute });
  const server = createServer({ keepAliveTimeout: KEEP_ALIVE_MS }, app);
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  const base = `http://127.0.0.1:${address !== null && typeof address === "object" ? address.port : 0}`;
  return {
    base,
    deps,
    wait: (milliseconds) => {
      clock += milliseconds;
    },
    begin: async () => createClient(base, (await createClient(base, "").call("createLearner")).token),
    stop: async () => {
      await runs.close();
      server.closeAllConnections();
      server.close();
      await statesAreStored();
      await closeHistories(catalogue);
      await connected.close();
      if (ownTrack !== null) await rm(ownTrack, { recursive: true });
    },
  };
}
