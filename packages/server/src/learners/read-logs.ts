import type { LogEvent } from "@aulo/engine";
import type { Catalogue } from "../catalogue/catalogue.ts";
import type { Db } from "../db/tables.ts";
import { selectEntriesByLearner } from "../log/queries.ts";
import { selectOwnLearnerIds } from "./queries.ts";

/** The whole logs of all learners, without empty and imported ones, with today's ids and without names of learners. */
export async function readLogs({ db, catalogue }: { db: Db; catalogue: Catalogue }): Promise<LogEvent[][]> {
  const logs: LogEvent[][] = [];
  for (const learnerId of await selectOwnLearnerIds(db)) {
    const entries = await selectEntriesByLearner(db, learnerId);
    if (entries.length > 0) logs.push(entries.map(({ event }) => catalogue.ids.inEvent(event)));
  }
  return logs;
}
