import { decode } from "../wire/codec.ts";
import type { Operation, Reply } from "../wire/request.ts";
import type { FromJudge } from "./messages.ts";
import { createRandom } from "./random.ts";

type Waiting = { operation: Operation; resolve: (value: unknown) => void; reject: (error: unknown) => void };

/** The judge's one connection to the learner's side. The spec's functions all go through it. */
const waiting = new Map<number, Waiting>();
const learnerErrors = new WeakSet<object>();
let asked = 0;
let draw: ReturnType<typeof createRandom> | null = null;

export function tell(message: FromJudge): void {
  process.send?.(message);
}

/**
 * Asks the learner's side and waits.
 *
 * @returns what came back; it is the learner's to choose, so its shape must be checked
 * @throws the learner's error
 */
export function ask(operation: Operation): Promise<unknown> {
  if (!draw) throw new Error("A spec only works inside a run.");
  asked += 1;
  const id = asked;
  return new Promise((resolve, reject) => {
    waiting.set(id, { operation, resolve, reject });
    tell({ kind: "ask", id, operation });
  });
}

export function takeReply(reply: Reply): void {
  const taker = waiting.get(reply.id);
  waiting.delete(reply.id);
  if (!taker) return;
  try {
    if (reply.ok) taker.resolve(decode(reply.value));
    else taker.reject(markAsLearners(decode(reply.error)));
  } catch (error) {
    taker.reject(error);
  }
}

/** Whether this was thrown by the learner's code, not by the spec. */
export function isLearnerError(error: unknown): boolean {
  return typeof error === "object" && error !== null && learnerErrors.has(error);
}

/** Whether a program of the learner's that was started for one run of it has not come to its end. */
export function isProgramOpen(): boolean {
  return [...waiting.values()].some(({ operation }) => operation.op === "script");
}

export function startRandom(seed: number): void {
  draw = createRandom(seed);
}

export function random(suffix?: string): number {
  if (!draw) throw new Error("A spec only works inside a run.");
  return draw(suffix);
}

function markAsLearners(error: unknown): unknown {
  if (typeof error === "object" && error !== null) learnerErrors.add(error);
  return error;
}
