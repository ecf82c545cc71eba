/**
 * Starts a server from its settings.
 *
 * 1. The database is opened and migrated while the track is read.
 * 2. The runner is prepared, on a node that runs code.
 * 3. The server listens.
 *
 * If a step fails, everything opened before is closed again.
 */
import { once } from "node:events";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { createRunner, type PooledRunner, type Tier } from "@aulo/runner";
import { type Logger, pino } from "pino";
import type { Accounts } from "./accounts/accounts.ts";
import { createApp, createJudgeApp } from "./app.ts";
import { makeOperatorKey, noteOperator } from "./backup/operator.ts";
import { type Catalogue, onlyRunnable } from "./catalogue/catalogue.ts";
import type { Config } from "./config.ts";
import { type Connected, connect } from "./db/connect.ts";
import { migrate } from "./db/migrate.ts";
import type { Db } from "./db/tables.ts";
import type { Deps, Runs } from "./deps.ts";
import { startFolding } from "./difficulty/fold-measurements.ts";
import { ensureContained, runsForOthers } from "./ensure-contained.ts";
import { ensureHosted, type HostedSettings } from "./ensure-hosted.ts";
import { KEEP_ALIVE_MS } from "./http/keep-alive.ts";
import { createMetrics } from "./http/metrics.ts";
import { cleanReplies } from "./learners/clean-replies.ts";
import { createLoginCodes } from "./learners/login-codes.ts";
import { statesAreStored } from "./learners/store-state.ts";
import { loadCatalogue } from "./load-catalogue.ts";
import { NO_METER } from "./meter.ts";
import { adoptEngine } from "./path/adopt-engine.ts";
import { closeHistories } from "./path/load-history.ts";
import { createLiveRuns } from "./runs/live-runs.ts";
import { openQueue } from "./runs/rows/queue.ts";
import { createRowRuns } from "./runs/rows/row-runs.ts";

export type Aulo = {
  /** `http://HOST:PORT`, with the actual port when a free one was asked for. */
  address: string;
  /** Ends runs and streams, finishes requests under way, and closes the database. */
  stop: () => Promise<void>;
};

/** The port cannot be listened on; the message is one sentence for the person who starts Aulo. */
export class ListenError extends Error {
  override name = "ListenError";
}

/** A judge's machine lacks a service that exercises need; the message is one sentence with the remedy. */
export class MissingServiceError extends Error {
  override name = "MissingServiceError";
}

/** Time that requests under way have to finish. */
const DRAIN_MS = 10_000;

/**
 * Time to stop: that of requests under way and of runs to give back, and some more. A connection to a database that is gone without a word
 * never closes, so the process would stay for ever.
 */
export const STOP_MS = 30_000;

type Opened = {
  config: Config;
  hosted: HostedSettings | null;
  connected: Connected;
  catalogue: Catalogue;
  log: Logger;
};

/** @throws HostedError, ConnectError, LockedError, LostChangesError, NewerDataError, TrackError, UncontainedError, MissingServiceError or ListenError, each with one sentence that names the remedy */
export async function startAulo(config: Config): Promise<Aulo> {
  const log = pino({ level: config.logLevel }, pino.destination(2));
  const hosted = await ensureHosted(config, () => findTier(config));
  // Reading the track starts before the database is opened, because each waits half of its time, for the disk and for compiled code.
  const catalogue = loadCatalogue(config.trackDir);
  catalogue.catch(() => {});
  const connected = await connect(config);
  try {
    await migrate(connected.db);
    return await serveFrom({ config, hosted, connected, catalogue: await catalogue, log });
  } catch (error) {
    await connected.close();
    throw error;
  }
}

async function serveFrom({ config, hosted, connected, catalogue, log }: Opened): Promise<Aulo> {
  const { db } = connected;
  const runner = config.role === "web" ? null : await createContainedRunner(config);
  const closing: (() => Promise<void> | void)[] = [connected.close];
  const close = async () => {
    for (const end of closing) await end();
  };
  if (runner !== null) closing.unshift(runner.close);
  try {
    const runnable = onlyRunnableBy(runner, catalogue, config);
    closing.unshift(statesAreStored, () => closeHistories(runnable));
    await adoptEngine({ db, catalogue: runnable, now: Date.now });
    const loginCodes = createLoginCodes({ now: Date.now });
    const metrics = config.metricsAddress && (await createMetrics(config.metricsAddress, log));
    const meter = metrics?.meter ?? NO_METER;
    const accounts = hosted === null ? null : await loadAccounts({ db, settings: hosted, log });
    if (accounts !== null) closing.unshift(accounts.close);
    const bare = { db, catalogue: runnable, loginCodes, accounts, now: Date.now, log, meter };
    const runs = await createRuns({ config, connected, runner, bare });
    closing.unshift(cleanReplies({ db, log }).stop, startFolding({ db, now: Date.now, log }).stop);
    const deps = { ...bare, runs };
    const operatorKey = config.databaseUrl === null ? makeOperatorKey() : null;
    const app = config.role === "judge" ? createJudgeApp(deps) : createApp(deps, { ...config, operatorKey });
    const server = createServer({ keepAliveTimeout: KEEP_ALIVE_MS }, app);
    // Runs first: a stream of events ends with its run, and would hold the server open until then.
    closing.unshift(runs.close, () => drain(server));
    if (metrics) {
      closing.unshift(metrics.close);
      await metrics.listen(runs.count).catch((error: unknown) => {
        throw new ListenError(
          `The metrics cannot be served: ${String(error)}. Name another AULO_METRICS_ADDRESS.`,
        );
      });
    }
    const address = await listen(server, config);
    if (operatorKey !== null)
      closing.unshift(noteOperator(config.dataDir, { address: ownAddress(address), key: operatorKey }));
    return { address, stop: close };
  } catch (error) {
    closing.pop();
    await close();
    throw error;
  }
}

/** Loads better-auth, which takes time that only a hosted Aulo spends. */
async function loadAccounts(parts: { db: Db; settings: HostedSettings; log: Logger }): Promise<Accounts> {
  const { createAccounts } = await import("./accounts/accounts.ts");
  return createAccounts(parts);
}

type RunsNeeds = {
  config: Config;
  connected: Connected;
  runner: PooledRunner | null;
  bare: Omit<Deps, "runs">;
};

/** On a database server, runs are rows that every node knows. */
async function createRuns({ config, connected: { url }, runner, bare }: RunsNeeds): Promise<Runs> {
  const { lanes, queueLength, runExpiresSeconds: expiresSeconds, judgeHeartbeatSeconds } = config;
  if (url === null) {
    if (runner === null) throw new Error("Without a database server, this process has to run code.");
    return createLiveRuns({ runner, queueLength });
  }
  const queue = await openQueue({ url, heartbeatSeconds: judgeHeartbeatSeconds, log: bare.log });
  try {
    return await createRowRuns({ deps: bare, queue, runner, lanes, queueLength, expiresSeconds });
  } catch (error) {
    await queue.stop();
    throw error;
  }
}

/**
 * The track without the exercises that this machine cannot run. Web nodes leave nothing out, so a judge for them must be able to run
 * everything: all nodes fold answers over the same graph.
 *
 * @throws MissingServiceError
 */
function onlyRunnableBy(runner: PooledRunner | null, catalogue: Catalogue, { role }: Config): Catalogue {
  if (runner === null) return catalogue;
  return onlyRunnable(catalogue, ({ id, services }) => {
    const missing = runner.missingFor(services);
    if (missing !== null && role === "judge")
      throw new MissingServiceError(
        `This machine cannot judge ${id}: ${missing.because}. Install ${missing.needs}, which every judge needs.`,
      );
    return missing?.because ?? null;
  });
}

/** The address for programs on this machine: an Aulo that listens on all addresses has no other. */
function ownAddress(address: string): string {
  return address.replace(/\/\/(0\.0\.0\.0|\[::\]):/, "//127.0.0.1:");
}

/** @throws UncontainedError */
async function createContainedRunner(config: Config): Promise<PooledRunner> {
  const runner = await createRunner({
    concurrency: config.lanes,
    keepJudges: !runsForOthers(config),
    controlGroup: config.controlGroup,
  });
  try {
    ensureContained(config, runner.tier);
    return runner;
  } catch (error) {
    await runner.close();
    throw error;
  }
}

async function findTier({ controlGroup }: Config): Promise<Tier> {
  const runner = await createRunner({ controlGroup });
  await runner.close();
  return runner.tier;
}

async function drain(server: Server): Promise<void> {
  const closed = new Promise<void>((resolve) => server.close(() => resolve()));
  server.closeIdleConnections();
  const late = setTimeout(() => server.closeAllConnections(), DRAIN_MS);
  await closed;
  clearTimeout(late);
}

/** @throws ListenError */
async function listen(server: Server, config: Config): Promise<string> {
  server.listen(config.port, config.host);
  await once(server, "listening").catch((error: unknown) => {
    throw toListenError(error, config);
  });
  const address = server.address();
  const host = config.host.includes(":") ? `[${config.host}]` : config.host;
  return `http://${host}:${isAddress(address) ? address.port : config.port}`;
}

function toListenError(error: unknown, { host, port }: Config): ListenError {
  const code = error instanceof Error && "code" in error ? error.code : null;
  if (code === "EADDRINUSE")
    return new ListenError(`The port ${port} is in use; stop what uses it, or name another with PORT.`);
  if (code === "EACCES")
    return new ListenError(`The port ${port} may not be used by you; name another with PORT.`);
  return new ListenError(`Aulo cannot listen on ${host}, port ${port}: ${String(error)}`);
}

function isAddress(address: AddressInfo | string | null): address is AddressInfo {
  return address !== null && typeof address === "object";
}
