import { LIMITS } from "@aulo/contract";
import { comesInTime } from "../db/comes-in-time.ts";
import { Refusal } from "../refusal.ts";

/** A change that waits longer for its turn is refused: the client has most likely given up. */
const MOST_WAIT_MS = 15_000;

/** Learners with a change under way, each with its number of changes and the end of the last one. */
const queues = new Map<string, { changes: number; last: Promise<void> }>();

/**
 * Runs the changes of one learner one after the other. A change takes a connection of the database only when its turn comes. Without
 * turns, each change would take a connection and then wait for the lock on the learner's row, so one learner with many changes could
 * hold every connection.
 *
 * @param mustRun the change is never refused, since the answer in it was accepted already
 * @throws Refusal `too-many-changes` when the learner has `LIMITS.changesAtOnce` changes under way, or when the turn does not come in time
 */
export async function takeTurn<T>(
  learnerId: string,
  work: () => Promise<T>,
  { mustRun = false }: { mustRun?: boolean } = {},
): Promise<T> {
  const queue = queues.get(learnerId) ?? { changes: 0, last: Promise.resolve() };
  if (queue.changes >= LIMITS.changesAtOnce && !mustRun)
    throw new Refusal(
      "too-many-changes",
      `${LIMITS.changesAtOnce} of your requests are under way already; wait for one to end, then try again.`,
    );
  const { promise: end, resolve: leave } = Promise.withResolvers<void>();
  const before = queue.last;
  queue.changes += 1;
  queue.last = end;
  queues.set(learnerId, queue);
  const gone = () => {
    queue.changes -= 1;
    if (queue.changes === 0) queues.delete(learnerId);
    leave();
  };
  if (!mustRun && !(await comesInTime(before, MOST_WAIT_MS))) {
    void before.then(gone);
    throw new Refusal(
      "too-many-changes",
      "Your earlier requests take too long; nothing was changed by this one. Try again in a moment.",
    );
  }
  await before;
  try {
    return await work();
  } finally {
    gone();
  }
}
