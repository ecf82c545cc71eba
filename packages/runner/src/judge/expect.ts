/**
 * Jest's `expect`, with two changes. Lists of different lengths differ: Jest's own finds `[1, undefined]` equal to `[1]`, except in
 * `toStrictEqual`. And it prints no large value. Jest composes the message of a failed matcher at once, and to compare 150,000 lines it
 * takes minutes. For large values the message is a short one, and `toFailure` prints both values, cut.
 */
import { types } from "node:util";
import { expect } from "expect";

type Result = { pass: boolean; message: () => string };
type Matcher = (this: unknown, received: unknown, expected: unknown) => Result;

/** Matchers that print both values line by line. */
const PRINTING = ["toBe", "toEqual", "toStrictEqual", "toMatchObject"] as const;
/** Values and parts of strings that Jest compares in less than half a second. */
const PRINTED_PARTS = 2_000;
const STRING_PART = 20;

const { matchers }: { matchers: Record<string, Matcher> } = Reflect.get(
  globalThis,
  Symbol.for("$$jest-matchers-object"),
);

expect.addEqualityTesters([differentLengths]);
expect.extend(Object.fromEntries(PRINTING.map((name) => [name, withShortMessage(matchers[name])])));

export { expect };

function differentLengths(a: unknown, b: unknown): false | undefined {
  return Array.isArray(a) && Array.isArray(b) && a.length !== b.length ? false : undefined;
}

function withShortMessage(matcher: Matcher | undefined): Matcher {
  if (matcher === undefined) throw new Error("Jest has changed the place of its matchers.");
  return function withShortMessage(received, expected) {
    const result = matcher.call(this, received, expected);
    if (result.pass || leftAfter([received, expected], PRINTED_PARTS) >= 0) return result;
    return {
      ...result,
      expected,
      actual: received,
      message: () => "The value differs from the expected one.",
    };
  };
}

/** Parts that are left after those of the value. Negative when it has too many. A proxy counts as one, since its parts are elsewhere. */
function leftAfter(value: unknown, parts: number): number {
  if (typeof value === "string") return parts - 1 - value.length / STRING_PART;
  if (typeof value !== "object" || value === null || types.isProxy(value)) return parts - 1;
  let left = parts - 1;
  for (const part of types.isMap(value) || types.isSet(value) ? value : Object.values(value)) {
    if (left < 0) break;
    left = leftAfter(part, left);
  }
  return left;
}
