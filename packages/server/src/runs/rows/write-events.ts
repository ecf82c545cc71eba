import type { RunEvent } from "@aulo/contract";
import type { Logger } from "pino";
import type { Db } from "../../db/tables.ts";
import { insertEvents } from "./queries.ts";
import type { Queue } from "./queue.ts";

/** Events within this time are written together. */
const TOGETHER_MS = 30;

type Needs = { db: Db; queue: Queue; log: Logger; runId: string; attempt: number };

/** Writes the events of one try, in order. While the database is away they wait. */
export function writeEvents({ db, queue, log, runId, attempt }: Needs): {
  add: (event: RunEvent) => void;
  /** Resolves when every event is written, or could not be. */
  flush: () => Promise<void>;
} {
  let waiting: RunEvent[] = [];
  let timer: NodeJS.Timeout | null = null;
  let last = Promise.resolve();

  const write = async () => {
    const events = waiting;
    if (events.length === 0) return;
    try {
      await db.transaction().execute(async (tx) => {
        if (await insertEvents(tx, { runId, attempt }, events)) await queue.tell(tx, "events", runId);
      });
      waiting = waiting.slice(events.length);
    } catch (error) {
      log.warn({ err: error, runId }, "the events of a run could not be written");
    }
  };
  const flush = () => {
    if (timer !== null) clearTimeout(timer);
    timer = null;
    last = last.then(write);
    return last;
  };
  return {
    add: (event) => {
      waiting.push(event);
      timer ??= setTimeout(flush, TOGETHER_MS);
    },
    flush,
  };
}
