/**
 * The queue of runs on a PostgreSQL server, by pg-boss. A job of the queue has the id of its run and nothing else.
 *
 * A job is sent, completed and given back inside Aulo's own transactions, so that the queue and the rows of runs never contradict each other.
 * pg-boss counts the tries of a job: a judge whose job was given to another one completes nothing any more.
 */
import { fromKysely, type JobAttempt, PgBoss } from "pg-boss";
import type { Logger } from "pino";
import { z } from "zod";
import type { Db } from "../../db/tables.ts";

const RUNS = "runs";
/** Jobs whose tries are used up. */
const UNJUDGED = "runs-unjudged";
/** Channel of NOTIFY. Its messages are a word and the id of a run, since they may have 8,000 bytes at most. */
const CHANNEL = "aulo_runs";

/** Times that a run is given to another judge after its first one died, or failed to judge it. */
const MOST_RETRIES = 3;
/** The wait before a job that came back is given out again. */
const RETRY_DELAY_SECONDS = 1;
/** The most that a judge may take for one run, with its second try and the wait for the database. */
const JUDGING_SECONDS = 300;
/** Every node looks for judges whose heartbeat stopped. */
const SUPERVISE_SECONDS = 5;
/** A judge hears of a new job by NOTIFY. It also looks for one in this interval, in case a message was lost. */
const POLL_SECONDS = 2;
/** With NOTIFY, pg-boss would look for waiting jobs every 30 s alone, and a lane that has ended a job would wait that long for the next. */
const POLLING = {
  pollingIntervalSeconds: POLL_SECONDS,
  notifyPollingIntervalSeconds: POLL_SECONDS,
};
const DELETE_AFTER_SECONDS = 600;
/** Jobs that wait longer are deleted; a run has expired long before. */
const RETENTION_SECONDS = 86_400;
/** Connections of the queue, beside those of the pool and two that listen. */
const CONNECTIONS = 3;
const CONNECT_TIMEOUT_MS = 5_000;
/**
 * A statement without a reply for longer finds a server that is gone without a word. TCP alone finds that after 15 minutes, or never when
 * the server had taken the statement, and until then a judge takes no run.
 */
const REPLY_MS = 30_000;
/** The most that a stop waits for judges to give back their runs. */
const STOP_MS = 10_000;

/**
 * News of a run: new `events`; it began to wait, was taken or ended, so that other runs `moved` in the queue; or it was `dropped`, so its judge
 * need not go on.
 */
export type Word = "events" | "moved" | "dropped";
export type Heard = (word: Word, runId: string) => void;

/** One try at a run. A judge that lost its run has an attempt that is over. */
export type Claim = { runId: string; retryCount: number };

export type Queue = {
  /** Inside a transaction. */
  send: (db: Db, runId: string) => Promise<void>;
  /** Inside a transaction: takes a run out of the queue, whether or not a judge holds it. */
  drop: (db: Db, runId: string) => Promise<void>;
  /** Inside a transaction. Whether this try still held the run; then nobody else ever does. */
  complete: (db: Db, claim: Claim) => Promise<boolean>;
  /** Inside a transaction. Whether this try still held the run. It is given out again, or counts as not judged after the last try. */
  giveBack: (db: Db, claim: Claim, why: string) => Promise<boolean>;
  /** Inside a transaction: every node hears the word once it is committed. */
  tell: (db: Db, word: Word, runId: string) => Promise<void>;
  /** @param onReconnect words may have been lost before it is called */
  listen: (onHeard: Heard, onReconnect: () => void) => Promise<void>;
  /**
   * Takes jobs, at most `lanes` at a time.
   *
   * @param judge its promise holds the lane; `signal` aborts when the job was given to another judge
   */
  work: (lanes: number, judge: (claim: Claim, signal: AbortSignal) => Promise<void>) => Promise<void>;
  /** Calls `end` with each run that no judge could judge. */
  workUnjudged: (end: (runId: string) => Promise<void>) => Promise<void>;
  /** Takes no more jobs, and resolves when those in hand are over. */
  stop: () => Promise<void>;
};

/** @throws Error when the server cannot be reached, or the user may not create the schema `pgboss` */
export async function openQueue({
  url,
  heartbeatSeconds,
  log,
  replyMs = REPLY_MS,
}: {
  url: string;
  heartbeatSeconds: number;
  log: Logger;
  /** Time for one statement of pg-boss. */
  replyMs?: number;
}): Promise<Queue> {
  // pg-boss gives them to `pg`, and closes a connection whose statement failed.
  const ofConnections = { keepAlive: true, query_timeout: replyMs };
  const boss = new PgBoss({
    connectionString: url,
    application_name: "aulo-queue",
    max: CONNECTIONS,
    connectionTimeoutMillis: CONNECT_TIMEOUT_MS,
    ...ofConnections,
    schedule: false,
    useListenNotify: true,
    superviseIntervalSeconds: SUPERVISE_SECONDS,
    monitorIntervalSeconds: SUPERVISE_SECONDS,
    maintenanceIntervalSeconds: DELETE_AFTER_SECONDS,
  });
  boss.on("error", (error) => log.warn({ err: error }, "the queue of runs met an error"));
  await boss.start();
  const listeners: { close: () => Promise<void> }[] = [];
  const kept = { deleteAfterSeconds: DELETE_AFTER_SECONDS, retentionSeconds: RETENTION_SECONDS };
  const settings = {
    ...kept,
    retryLimit: MOST_RETRIES,
    retryDelay: RETRY_DELAY_SECONDS,
    expireInSeconds: JUDGING_SECONDS,
    heartbeatSeconds,
    deadLetter: UNJUDGED,
    notify: true,
  };
  await boss.createQueue(UNJUDGED, {
    ...kept,
    retryLimit: 1_000,
    retryDelay: RETRY_DELAY_SECONDS,
    notify: true,
  });
  await boss.createQueue(RUNS, settings);
  // A queue that was there already keeps its settings otherwise.
  await boss.updateQueue(RUNS, settings);
  return {
    send: async (db, runId) => {
      await boss.send(RUNS, { run: runId }, { id: runId, db: fromKysely(db) });
    },
    drop: async (db, runId) => {
      await boss.cancel(RUNS, runId, { db: fromKysely(db) });
    },
    complete: async (db, claim) => {
      return isHeld(await boss.complete(RUNS, toAttempt(claim), null, { db: fromKysely(db) }));
    },
    giveBack: async (db, claim, why) => {
      return isHeld(await boss.fail(RUNS, toAttempt(claim), { why }, { db: fromKysely(db) }));
    },
    tell: async (db, word, runId) => {
      await fromKysely(db).executeSql("SELECT pg_notify($1, $2)", [CHANNEL, `${word} ${runId}`]);
    },
    listen: async (onHeard, onReconnect) => {
      const heard = (message: string) => {
        const [word, runId = ""] = message.split(" ");
        if (word === "events" || word === "moved" || word === "dropped") onHeard(word, runId);
      };
      const listening = await boss.getDb().listen?.(CHANNEL, heard, onReconnect);
      if (listening !== undefined) listeners.push(listening);
    },
    work: async (lanes, judge) => {
      const options = { ...POLLING, localConcurrency: lanes };
      await boss.work<object>(RUNS, options, async ([job]) => {
        if (job !== undefined) await judge({ runId: job.id, retryCount: job.retryCount }, job.signal);
      });
    },
    workUnjudged: async (end) => {
      await boss.work<{ run: string }>(UNJUDGED, POLLING, async ([job]) => {
        if (job !== undefined) await end(job.data.run);
      });
    },
    stop: async () => {
      for (const listening of listeners) await listening.close();
      await boss.stop({ graceful: true, timeout: STOP_MS });
    },
  };
}

function toAttempt({ runId, retryCount }: Claim): JobAttempt {
  return { id: runId, retryCount };
}

const Settled = z.object({ affected: z.int() });

/** Whether a job was settled: none is when the try that asked has lost it. */
function isHeld(response: unknown): boolean {
  return Settled.parse(response).affected === 1;
}
