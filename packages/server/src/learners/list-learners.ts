import type { Db } from "../db/tables.ts";
import { selectLearnersWithActivity } from "./queries.ts";

/** A learner as the owner of the machine sees them. */
export type ListedLearner = {
  id: string;
  since: string;
  /** Time of the last entry of the log; null for an empty log. */
  lastActive: string | null;
  entries: number;
};

/** All learners here, the last active first. */
export async function listLearners(db: Db): Promise<ListedLearner[]> {
  const rows = await selectLearnersWithActivity(db);
  return rows
    .toSorted((one, other) => timeOf(other) - timeOf(one))
    .map(({ id, createdAt, lastAt, entries }) => ({
      id,
      since: createdAt.toISOString(),
      lastActive: lastAt?.toISOString() ?? null,
      entries,
    }));
}

function timeOf({ createdAt, lastAt }: { createdAt: Date; lastAt: Date | null }): number {
  return (lastAt ?? createdAt).getTime();
}
