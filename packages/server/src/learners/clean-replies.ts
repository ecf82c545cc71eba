import { LIMITS } from "@aulo/contract";
import type { Logger } from "pino";
import { repeat } from "../db/repeat.ts";
import type { Db } from "../db/tables.ts";
import { deleteRepliesBefore, deleteRepliesBeyond } from "./queries.ts";

/** A retry comes within minutes; after a week the reply is not needed any more. */
const KEPT_MS = 7 * 86_400_000;
const PAUSE_MS = 3_600_000;

/** Deletes stored replies that are a week old, and those beyond the last of each learner: now, and then every hour. A failure is logged, and the next turn tries again. */
export function cleanReplies({ db, log }: { db: Db; log: Logger }): { stop: () => Promise<void> } {
  const deleteOld = async () => {
    await deleteRepliesBefore(db, new Date(Date.now() - KEPT_MS));
    await deleteRepliesBeyond(db, LIMITS.replies);
  };
  const clean = () =>
    deleteOld().catch((error: unknown) => log.warn({ err: error }, "old replies could not be deleted"));
  const first = clean();
  const later = repeat(PAUSE_MS, clean);
  return {
    stop: async () => {
      await first;
      await later.stop();
    },
  };
}
