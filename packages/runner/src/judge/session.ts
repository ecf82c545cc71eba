import { decode } from "../wire/codec.ts";
import type { Operation, Reply } from "../wire/request.ts";
import { recordOperation } from "./actions/record.ts";
import { isPending, send } from "./learner-side.ts";
import { createRandom } from "./random.ts";
import { isMemoryError, reportGoneServer } from "./read-reply.ts";
import { report } from "./report.ts";

const learnerErrors = new WeakSet<object>();
let draw: ReturnType<typeof createRandom> | null = null;

/**
 * Asks the learner's side and waits.
 *
 * @returns the reply; the learner controls it, so its shape must be checked
 * @throws the learner's error
 */
export function ask(operation: Operation): Promise<unknown> {
  if (!draw) throw new Error("A spec only works inside a run.");
  const complete = recordOperation(operation);
  return new Promise((resolve, reject) => {
    send(operation, (reply) => {
      if (isMemoryError(reply)) return report({ kind: "out-of-memory" });
      reportGoneServer(reply);
      try {
        const value = readReply(reply);
        complete(reply, { value });
        resolve(value);
      } catch (error) {
        complete(reply, { thrown: error });
        reject(error);
      }
    });
  });
}

/** Whether the learner's code threw this error, not the spec. */
export function isLearnerError(error: unknown): boolean {
  return typeof error === "object" && error !== null && learnerErrors.has(error);
}

/** Marks an error as the learner's, when it did not come through `ask`. */
export function markLearnerError(error: object): void {
  learnerErrors.add(error);
}

/** Whether a program of the learner's, started by `script`, still runs. */
export function isProgramOpen(): boolean {
  return isPending("script");
}

export function startRandom(seed: number): void {
  draw = createRandom(seed);
}

export function random(suffix?: string): number {
  if (!draw) throw new Error("A spec only works inside a run.");
  return draw(suffix);
}

/** Whole numbers below `count`, in an order that depends only on the run's seed and the suffix. */
export function shuffled(count: number, suffix: string): number[] {
  const drawn = Array.from({ length: count }, (_, at) => ({ at, by: random(`${suffix} ${at}`) }));
  return drawn.sort((left, right) => left.by - right.by).map(({ at }) => at);
}

/** @throws the learner's error, marked as theirs */
function readReply(reply: Reply): unknown {
  if (reply.ok) return decode(reply.value);
  const error = decode(reply.error);
  if (typeof error === "object" && error !== null) learnerErrors.add(error);
  throw error;
}
