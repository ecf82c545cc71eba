/**
 * Runs that connections of this node follow.
 *
 * 1. The events of a followed run are read from its rows once, and again after each word about it.
 * 2. The last event, `ended`, is made of the run's own row. No event is added after a run has ended.
 * 3. When any run moves, the places of the followed runs that wait are read together.
 * 4. Words can be lost with a connection, so everything followed is read again after a reconnection and from time to time.
 */
import type { RunEvent } from "@aulo/contract";
import type { Logger } from "pino";
import type { Db } from "../../db/tables.ts";
import type { Followed, RunOfLearner } from "../../deps.ts";
import { type RunRow, selectEventsAfter, selectOptionalRun, selectPlaces } from "./queries.ts";
import type { Word } from "./queue.ts";

/** A lost word costs a follower this long. */
const READ_AGAIN_MS = 3_000;
/** Places are read at most this often. */
const PLACES_MS = 500;

type FollowedRun = Followed & {
  learnerId: string;
  /** It waits for a judge, so it has a place. */
  isWaiting: boolean;
  reading: Promise<void>;
  /** Nobody followed it when it was looked at last. */
  isIdle: boolean;
};

export type Followers = {
  /** Null for a run that is gone. */
  follow: (run: RunOfLearner) => Promise<Followed | null>;
  heard: (word: Word, runId: string) => void;
  readAgain: () => void;
  /** Ends every stream. */
  close: () => void;
};

export function createFollowers({ db, log }: { db: Db; log: Logger }): Followers {
  const followed = new Map<string, FollowedRun>();
  let placesTimer: NodeJS.Timeout | null = null;
  let isClosed = false;

  const read = (runId: string, run: FollowedRun): Promise<void> => {
    run.reading = run.reading
      .then(() => readEvents(db, runId, run))
      .catch((error: unknown) => log.warn({ err: error, runId }, "the events of a run could not be read"));
    return run.reading;
  };

  const readPlaces = async () => {
    placesTimer = null;
    const waiting = [...followed].filter(([, { isWaiting }]) => isWaiting);
    if (waiting.length === 0) return;
    try {
      const places = await selectPlaces(
        db,
        waiting.map(([id]) => id),
      );
      for (const [id, run] of waiting) if (run.isWaiting) setPlace(run, places.get(id) ?? null);
    } catch (error) {
      log.warn({ err: error }, "places in the queue could not be read");
    }
  };

  const readPlacesSoon = () => {
    placesTimer ??= setTimeout(readPlaces, PLACES_MS);
  };

  const readAgain = () => {
    for (const [id, run] of followed) {
      if (run.listeners.size === 0 && run.isIdle) followed.delete(id);
      else void read(id, run);
      run.isIdle = run.listeners.size === 0;
    }
    readPlacesSoon();
  };
  const timer = setInterval(readAgain, READ_AGAIN_MS);
  timer.unref();

  return {
    follow: async ({ learnerId, runId }) => {
      const row = await selectOptionalRun(db, { learnerId, runId });
      if (row === null) return null;
      const run = followed.get(runId) ?? toFollowed(row);
      followed.set(runId, run);
      run.isIdle = false;
      run.reading = run.reading.then(() => readEvents(db, runId, run));
      await run.reading;
      // A client that was cut may be back before the server is closed.
      run.isCut = isClosed;
      if (row.state === "queued") readPlacesSoon();
      return run;
    },
    heard: (word, runId) => {
      const run = followed.get(runId);
      if (run !== undefined) void read(runId, run);
      if (word !== "events") readPlacesSoon();
    },
    readAgain,
    close: () => {
      isClosed = true;
      clearInterval(timer);
      if (placesTimer !== null) clearTimeout(placesTimer);
      for (const run of followed.values()) {
        run.isCut = true;
        tellListeners(run);
      }
      followed.clear();
    },
  };
}

function toFollowed({ learnerId }: RunRow): FollowedRun {
  return {
    learnerId,
    events: [],
    ahead: null,
    isCut: false,
    isWaiting: false,
    listeners: new Set(),
    reading: Promise.resolve(),
    isIdle: false,
  };
}

async function readEvents(db: Db, runId: string, run: FollowedRun): Promise<void> {
  if (run.events.at(-1)?.kind === "ended") return;
  // The row first: once it says that the run has ended, no event comes after those that are there.
  const row = await selectOptionalRun(db, { learnerId: run.learnerId, runId });
  const events = await selectEventsAfter(db, runId, run.events.length);
  run.events.push(...events);
  run.isWaiting = row?.state === "queued";
  if (!run.isWaiting) run.ahead = null;
  const ended = toEnded(runId, row);
  if (ended !== null) run.events.push(ended);
  if (events.length > 0 || ended !== null) tellListeners(run);
}

/** The last event; null for a run under way. A run whose learner was deleted meanwhile has ended too. */
function toEnded(runId: string, row: RunRow | null): RunEvent | null {
  if (row === null) return { kind: "ended", run: { id: runId, state: "ended", outcome: null, result: null } };
  const { learnerId: _, ...run } = row;
  return run.state === "ended" ? { kind: "ended", run } : null;
}

function setPlace(run: FollowedRun, ahead: number | null): void {
  if (run.ahead === ahead) return;
  run.ahead = ahead;
  tellListeners(run);
}

function tellListeners({ listeners }: FollowedRun): void {
  for (const listener of listeners) listener();
}
