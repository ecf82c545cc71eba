import type { Role } from "@aulo/contract";
import type { Db } from "../db/tables.ts";
import { selectLearnersWithActivity } from "./queries.ts";

/** A learner as the owner of the machine sees them. */
export type ListedLearner = {
  id: string;
  since: string;
  role: Role;
  /** Time of the last entry of the log; null for an empty log. */
  lastActive: string | null;
  entries: number;
};

/** All learners here, the last active first. */
export async function listLearners(db: Db): Promise<ListedLearner[]> {
  const rows = await selectLearnersWithActivity(db);
  return rows
    .toSorted((one, other) => timeOf(other) - timeOf(one))
    .map(({ id, createdAt, role, lastAt, entries }) => ({
      id,
      role,
      since: createdAt.toISOString(),
      lastActive: lastAt?.toISOString() ?? null,
      entries,
    }));
}

/** The learner whose id begins with `start`. @throws Error in words when no learner or more than one fits */
export function findOneLearner(learners: readonly ListedLearner[], start: string): ListedLearner {
  const [found, ...others] = learners.filter(({ id }) => id.startsWith(start.toLowerCase()));
  if (found === undefined) throw new Error(`No learner here has an id that begins with ${start}.`);
  if (others.length > 0)
    throw new Error(`${others.length + 1} learners have an id that begins with ${start}.`);
  return found;
}

function timeOf({ createdAt, lastAt }: { createdAt: Date; lastAt: Date | null }): number {
  return (lastAt ?? createdAt).getTime();
}
