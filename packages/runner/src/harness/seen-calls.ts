/**
 * Records calls of the learner's functions by a function of the spec that runs beside them. Each call is an action of the test.
 *
 * 1. Each operation has its own list, since two may run at once, and one may go on after its test has timed out.
 * 2. Only the first calls of an operation are kept, printed and cut at once.
 * 3. Classes, constructors and functions with properties of their own (such as an Express app) are handed on as they are, since a
 *    proxy in their place has another identity.
 * 4. A promise is looked at when the operation ends, and read only when it is fulfilled: reading a rejection that nobody handles
 *    would hide it.
 * 5. A failure to record never changes the result of a call.
 */
import { inspect, types } from "node:util";
import { cut, printAll } from "../shared/cut.ts";
import { printShort } from "../shared/print-short.ts";
import { TEST_LIMITS } from "../shared/test-limits.ts";
import type { Json } from "../wire/codec.ts";

type Exports = Readonly<Record<string, unknown>>;
type Callable = (...args: unknown[]) => unknown;
type SeenCall = { did: string; result: string | Promise<unknown> | null; threw: boolean };

/** Calls during one operation: seen here, or passed on from another process. */
export type SeenCalls = { here: SeenCall[]; elsewhere: Json[] };

const { apply, get } = Reflect;
const { keys } = Object;
const { toString: sourceOf } = Function.prototype;
const { isPromise } = types;
const DEPTH = 2;
const UNPRINTABLE = "[cannot be printed]";
const PROMISE = /^\w*Promise \{\s*(<pending>|<rejected>)?\s*([\s\S]*?)\s*\}?$/;

export function noCalls(): SeenCalls {
  return { here: [], elsewhere: [] };
}

/** The calls for the reply. One that has not settled has no result. */
export async function toReplyCalls({ here, elsewhere }: SeenCalls): Promise<Json[]> {
  const calls = elsewhere;
  for (let at = 0; at < here.length; at += 1) {
    const call = here[at];
    if (call) calls[calls.length] = await toJson(call);
  }
  return calls;
}

/** Passes on the calls that another process has seen. */
export function forwardCalls(seen: SeenCalls, calls: Json | undefined): void {
  if (Array.isArray(calls)) seen.elsewhere = calls;
}

/** The exports for a function of the spec. Calls of those that are plain functions are recorded. */
export function withSeenCalls(exported: Exports, seen: SeenCalls): Exports {
  const proxies = new Map<unknown, unknown>();
  return new Proxy(exported, {
    get: (target, key) => {
      const held: unknown = get(target, key);
      if (typeof key !== "string" || !isPlainFunction(key, held)) return held;
      const proxy = proxies.get(held) ?? seenFunction(key, held, seen);
      proxies.set(held, proxy);
      return proxy;
    },
  });
}

/** A proxy that records calls. Its text is that of the function. */
function seenFunction(name: string, held: Callable, seen: SeenCalls): Callable {
  return new Proxy(held, {
    apply: (called, self, args) => callSeen({ name, called, seen }, self, args),
    get: (of, key) => {
      const own: unknown = get(of, key);
      return own === sourceOf ? () => apply(sourceOf, of, []) : own;
    },
  });
}

function isPlainFunction(name: string, held: unknown): held is Callable {
  if (typeof held !== "function" || /^[A-Z]/.test(name)) return false;
  try {
    return keys(held).length === 0 && !/^class\b/.test(apply(sourceOf, held, []));
  } catch {
    // A proxy of the learner's, whose traps may throw.
    return false;
  }
}

function callSeen(
  { name, called, seen: { here } }: { name: string; called: Callable; seen: SeenCalls },
  self: unknown,
  args: unknown[],
): unknown {
  if (here.length >= TEST_LIMITS.actions) return apply(called, self, args);
  const seen: SeenCall = { did: printCall(name, args), result: null, threw: false };
  here[here.length] = seen;
  try {
    const value = apply(called, self, args);
    seen.result = isPromise(value) ? value : print(value, false);
    return value;
  } catch (thrown) {
    seen.result = print(thrown, true);
    seen.threw = true;
    throw thrown;
  }
}

async function toJson({ did, result, threw }: SeenCall): Promise<Json> {
  if (!isPromise(result)) return { did, got: result, threw };
  try {
    return { did, ...(await settled(result)) };
  } catch {
    return { did, got: UNPRINTABLE, threw };
  }
}

async function settled(promise: Promise<unknown>): Promise<{ got: string | null; threw: boolean }> {
  // `inspect` shows the state of a promise without handling it. Functions of the learner that it would call may throw.
  const [, state] = PROMISE.exec(inspect(promise, { depth: 0, customInspect: false })) ?? [];
  if (state === "<pending>") return { got: null, threw: false };
  if (state !== "<rejected>") return { got: print(await promise, false), threw: false };
  const [, , held = ""] = PROMISE.exec(inspect(promise, { customInspect: false })) ?? [];
  return { got: cut(held.split("\n")[0] ?? ""), threw: true };
}

function printCall(name: string, args: unknown[]): string {
  return cut(`${name}(${printAll(args, (arg) => print(arg, false))})`);
}

function print(value: unknown, threw: boolean): string {
  try {
    const isError = threw && value instanceof Error;
    return cut(isError ? `${value.name}: ${value.message}` : printShort(value, DEPTH));
  } catch {
    return UNPRINTABLE;
  }
}
