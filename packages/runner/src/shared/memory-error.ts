/** Messages of Node when memory outside its heap is refused. */
const REFUSED = ["Array buffer allocation failed", "Failed to allocate memory"];

/** Last message of V8 when memory runs out, or of Node when a refusal was not caught. */
const FATAL = new RegExp(
  [
    "^FATAL ERROR: .*(?:out of memory|Allocation failed)",
    "^# Fatal process out of memory",
    ...REFUSED.map((message) => `^RangeError: ${message}`),
  ].join("|"),
  "m",
);

/** Whether a program ran out of memory, judging by its standard error. */
export function saysOutOfMemory(stderr: string): boolean {
  return FATAL.test(stderr);
}

/** Whether an error that the learner's code threw reports refused memory. */
export function isMemoryRefusal(name: string, message: string): boolean {
  return name === "RangeError" && REFUSED.includes(message);
}
