import { decode } from "../wire/codec.ts";
import type { Operation, Reply } from "../wire/request.ts";
import { isPending, send } from "./learner-side.ts";
import { createRandom } from "./random.ts";
import { isMemoryError, reportGoneServer } from "./read-reply.ts";
import { report } from "./report.ts";

const learnerErrors = new WeakSet<object>();
let draw: ReturnType<typeof createRandom> | null = null;

/**
 * Asks the learner's side and waits.
 *
 * @returns what came back; it is the learner's to choose, so its shape must be checked
 * @throws the learner's error
 */
export function ask(operation: Operation): Promise<unknown> {
  if (!draw) throw new Error("A spec only works inside a run.");
  return new Promise((resolve, reject) => {
    send(operation, (reply) => {
      if (isMemoryError(reply)) return report({ kind: "out-of-memory" });
      reportGoneServer(reply);
      try {
        const value = readReply(reply);
        resolve(value);
      } catch (error) {
        reject(error);
      }
    });
  });
}

/** Whether this was thrown by the learner's code, not by the spec. */
export function isLearnerError(error: unknown): boolean {
  return typeof error === "object" && error !== null && learnerErrors.has(error);
}

/** Says of an error that came in another way than by `ask` that it is the learner's. */
export function markLearnerError(error: object): void {
  learnerErrors.add(error);
}

/** Whether a program of the learner's that was started for one run of it has not come to its end. */
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

/** The whole numbers below `count` in an order that depends only on the run's seed and the suffix. */
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
