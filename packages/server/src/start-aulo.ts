/**
 * Starts a server from its settings.
 *
 * 1. The database is opened and migrated while the track is read.
 * 2. The runner is prepared.
 * 3. The server listens.
 *
 * If a step fails, everything opened before is closed again.
 */
import { once } from "node:events";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { createRunner, type PooledRunner } from "@aulo/runner";
import { type Logger, pino } from "pino";
import { createApp } from "./app.ts";
import { type Catalogue, onlyRunnable } from "./catalogue/catalogue.ts";
import type { Config } from "./config.ts";
import { type Connected, connect } from "./db/connect.ts";
import { migrate } from "./db/migrate.ts";
import { ensureContained, isLoopback } from "./ensure-contained.ts";
import { KEEP_ALIVE_MS } from "./http/keep-alive.ts";
import { cleanReplies } from "./learners/clean-replies.ts";
import { statesAreStored } from "./learners/store-state.ts";
import { loadCatalogue } from "./load-catalogue.ts";
import { adoptEngine } from "./path/adopt-engine.ts";
import { closeHistories } from "./path/load-history.ts";
import { createLiveRuns } from "./runs/live-runs.ts";

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

/** Time that requests under way have to finish. */
const DRAIN_MS = 10_000;

type Opened = { config: Config; connected: Connected; catalogue: Catalogue; log: Logger };

/** @throws ConnectError, LockedError, LostChangesError, NewerDataError, TrackError, UncontainedError or ListenError, each with one sentence that names the remedy */
export async function startAulo(config: Config): Promise<Aulo> {
  const log = pino({ level: config.logLevel }, pino.destination(2));
  // Reading the track starts before the database is opened, because each waits half of its time, for the disk and for compiled code.
  const catalogue = loadCatalogue(config.trackDir);
  catalogue.catch(() => {});
  const connected = await connect(config);
  try {
    await migrate(connected.db);
    return await serveFrom({ config, connected, catalogue: await catalogue, log });
  } catch (error) {
    await connected.close();
    throw error;
  }
}

async function serveFrom({ config, connected, catalogue, log }: Opened): Promise<Aulo> {
  const { db } = connected;
  const runner = await createContainedRunner(config);
  const runnable = onlyRunnable(catalogue, ({ services }) => runner.missingFor(services)?.because ?? null);
  await adoptEngine({ db, catalogue: runnable, now: Date.now });
  const runs = createLiveRuns({ runner, isConcept: (id) => runnable.summaries.has(id), log });
  const app = createApp({ db, catalogue: runnable, runner, runs, now: Date.now, log }, config);
  const server = createServer({ keepAliveTimeout: KEEP_ALIVE_MS }, app);
  const cleaning = cleanReplies({ db, log });
  const stop = async () => {
    // Runs first: a stream of events ends with its run, and would hold the server open until then.
    await runs.close();
    await drain(server);
    await runner.close();
    await cleaning.stop();
    await statesAreStored();
    await closeHistories(runnable);
    await connected.close();
  };
  try {
    return { address: await listen(server, config), stop };
  } catch (error) {
    await runner.close();
    await cleaning.stop();
    throw error;
  }
}

/** @throws UncontainedError */
async function createContainedRunner(config: Config): Promise<PooledRunner> {
  const runner = await createRunner({
    keepJudges: isLoopback(config.host),
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
