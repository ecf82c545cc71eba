import type { Logger } from "pino";
import { repeat } from "../../db/repeat.ts";
import type { Db } from "../../db/tables.ts";
import { deleteOldJudges, deleteOldRuns, selectExpiredRuns } from "./queries.ts";

const PAUSE_MS = 5_000;

type Needs = {
  db: Db;
  log: Logger;
  expiresSeconds: number;
  end: (run: { runId: string; learnerId: string }) => Promise<void>;
};

/** Ends runs that no judge ended in time, and deletes those that ended long ago. Every node does it, so it goes on when one dies. */
export function startExpiring({ db, log, expiresSeconds, end }: Needs): { stop: () => Promise<void> } {
  const expire = async () => {
    for (const run of await selectExpiredRuns(db, expiresSeconds)) await end(run);
    await deleteOldRuns(db);
    await deleteOldJudges(db);
  };
  return repeat(PAUSE_MS, () =>
    expire().catch((error: unknown) => log.warn({ err: error }, "old runs could not be ended")),
  );
}
