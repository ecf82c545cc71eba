/**
 * Prints a value like JavaScript source, for the actions of a test.
 *
 * 1. `inspect` writes every key before anything can be cut: an object of 200,000 keys takes 1 s, on the learner's time. So
 *    the size is estimated first, and the estimate stops at the limit.
 * 2. The estimate follows `inspect`: the first elements of a list, the start of a string, objects down to the depth.
 * 3. No getter and no trap of a proxy is called. Built-in functions are taken before any learner code runs.
 */
import { inspect, types } from "node:util";
import { TEST_LIMITS } from "./test-limits.ts";

/** Elements of a list that are printed. */
export const SHOWN_ELEMENTS = 20;
export const TOO_LARGE = "too large to show";

const SHOWN_CHARS = 400;
/** Estimate for a value that is neither a string nor an object, and for the marks around the parts of an object. */
const SMALL = 4;
/** A longer number takes long to print. */
const HUGE = 10n ** BigInt(SHOWN_CHARS);

const { getOwnPropertyDescriptor, keys } = Object;
const { isArray } = Array;
const { isView } = ArrayBuffer;
const { apply } = Reflect;
const { forEach: eachOfMap } = Map.prototype;
const { forEach: eachOfSet } = Set.prototype;
const { isMap, isProxy, isSet } = types;

/** Prints a value, on one line where it is short. @param depth of objects inside objects that are still printed */
export function printShort(value: unknown, depth: number): string {
  if (!isPrintable(value, depth)) return TOO_LARGE;
  return inspect(value, {
    depth,
    colors: false,
    breakLength: 72,
    maxArrayLength: SHOWN_ELEMENTS,
    maxStringLength: SHOWN_CHARS,
    customInspect: false,
  });
}

/** Whether the printed value has few enough characters. */
export function isPrintable(value: unknown, depth: number, chars: number = TEST_LIMITS.valueChars): boolean {
  return leftAfter(value, chars, depth) >= 0;
}

/** Characters that are left after this value. Negative when they do not suffice. */
function leftAfter(value: unknown, left: number, depth: number): number {
  switch (typeof value) {
    case "string":
      return left - (value.length > SHOWN_CHARS ? SHOWN_CHARS : value.length);
    case "bigint":
      return value > HUGE || value < -HUGE ? -1 : left - SMALL;
    case "object":
    case "function":
      return value === null || depth < 0 || isProxy(value) || isView(value)
        ? left - SMALL
        : leftInside(value, left - SMALL, depth - 1);
    default:
      return left - SMALL;
  }
}

function leftInside(object: object, before: number, depth: number): number {
  let left = before;
  let seen = 0;
  const spend = (value: unknown) => {
    if (left >= 0) left = leftAfter(value, left, depth);
  };
  const spendFirst = (held: unknown, key: unknown) => {
    seen += 1;
    if (seen > SHOWN_ELEMENTS) return;
    spend(held);
    spend(key);
  };
  if (isArray(object)) {
    for (let at = 0; at < object.length && at < SHOWN_ELEMENTS; at += 1) spend(heldAt(object, `${at}`));
    return left;
  }
  if (isMap(object)) apply(eachOfMap, object, [spendFirst]);
  if (isSet(object)) apply(eachOfSet, object, [spendFirst]);
  // Not enumerable, but printed of an error.
  const stack = heldAt(object, "stack");
  if (typeof stack === "string") left -= stack.length;
  const names = keys(object);
  for (let at = 0; at < names.length && left >= 0; at += 1) {
    const name = names[at] ?? "";
    left -= name.length;
    spend(heldAt(object, name));
  }
  return left;
}

function heldAt(object: object, name: string): unknown {
  return getOwnPropertyDescriptor(object, name)?.value;
}
