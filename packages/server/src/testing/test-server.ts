import { once } from "node:events";
import { rm } from "node:fs/promises";
import { createServer } from "node:http";
import { pino } from "pino";
import { createApp } from "../app.ts";
import type { Connected } from "../db/connect.ts";
import type { Deps, Runs } from "../deps.ts";
import type { HostedSettings } from "../ensure-hosted.ts";
import { KEEP_ALIVE_MS } from "../http/keep-alive.ts";
import { createLoginCodes } from "../learners/login-codes.ts";
import { statesAreStored } from "../learners/store-state.ts";
import { loadCatalogue } from "../load-catalogue.ts";
import { type Meter, NO_METER } from "../meter.ts";
import { closeHistories } from "../path/load-history.ts";
import { createLiveRuns } from "../runs/live-runs.ts";
import { openQueue } from "../runs/rows/queue.ts";
import { createRowRuns } from "../runs/rows/row-runs.ts";
import type { PreparingRunner } from "../runs/runs.ts";
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

type Options = {
  /** Null for a web node, which runs no code. */
  runner?: PreparingRunner | null;
  trackDir?: string;
  webDir?: string;
  learnersPerMinute?: number;
  queueLength?: number;
  expiresSeconds?: number;
  lanes?: number;
  meter?: Meter;
  /** Accounts, for hosted mode; the clock is then the real one, as better-auth's is. */
  hosted?: HostedSettings;
  trustedProxies?: string[];
};

const BEGINNING = Date.UTC(2026, 0, 5, 9);

/** A listening server on the small track, with a clock that moves by a second each time it is read. */
export async function startTestServer(connected: Connected, options: Options = {}): Promise<TestServer> {
  const ownTrack = options.trackDir === undefined ? await writeSmallTrack() : null;
  const catalogue = await loadCatalogue(options.trackDir ?? ownTrack ?? "");
  const log = pino({ level: "silent" });
  let clock = BEGINNING;
  const fakeNow = () => {
    clock += 1000;
    return clock;
  };
  const { webDir = "/nowhere", learnersPerMinute = 10_000, hosted, trustedProxies = [] } = options;
  const now = hosted === undefined ? fakeNow : Date.now;
  const { db } = connected;
  // Loaded only where a test needs it, as in `startAulo`.
  const accounts =
    hosted === undefined
      ? null
      : (await import("../accounts/accounts.ts")).createAccounts({ db, settings: hosted, log });
  const loginCodes = createLoginCodes({ now });
  const { meter = NO_METER } = options;
  const bare = { db, catalogue, loginCodes, accounts, now, log, meter };
  const runs = await createRuns(connected, bare, options);
  const deps: Deps = { ...bare, runs };
  const app = createApp(deps, {
    host: "127.0.0.1",
    webDir,
    learnersPerMinute,
    databaseUrl: connected.url,
    publicUrl: hosted?.publicUrl ?? null,
    trustedProxies,
    operatorKey: null,
  });
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
      await accounts?.close();
      await statesAreStored();
      await closeHistories(catalogue);
      await connected.close();
      if (ownTrack !== null) await rm(ownTrack, { recursive: true });
    },
  };
}

/** Runs as a server has them that uses this database. */
async function createRuns(
  { url }: Connected,
  deps: Omit<Deps, "runs">,
  { runner = scriptedRunner(), queueLength = 200, expiresSeconds = 600, lanes = 2 }: Options,
): Promise<Runs> {
  if (url !== null) {
    const queue = await openQueue({ url, heartbeatSeconds: 10, log: deps.log });
    return createRowRuns({ deps, queue, runner, lanes, queueLength, expiresSeconds });
  }
  if (runner === null) throw new Error("Without a database server, this process has to run code.");
  return createLiveRuns({ runner, queueLength });
}
