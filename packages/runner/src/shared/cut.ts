import { TEST_LIMITS } from "./test-limits.ts";

const { apply } = Reflect;
/** Taken before any learner code runs. */
const { forEach } = Array.prototype;

/** The text. A longer one is its start and `…`. */
export function cut(text: string, chars: number = TEST_LIMITS.actionChars): string {
  return text.length > chars ? `${text.slice(0, chars)}…` : text;
}

/** Prints values with commas between them. Stops at the limit of an action. */
export function printAll<Value>(values: readonly Value[], printOne: (value: Value) => string): string {
  let printed = "";
  const add = (value: Value, at: number) => {
    if (printed.length > TEST_LIMITS.actionChars) return;
    printed += `${at === 0 ? "" : ", "}${printOne(value)}`;
  };
  apply(forEach, values, [add]);
  return cut(printed);
}
