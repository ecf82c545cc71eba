/** What Node says when memory outside of its heap is refused. */
const REFUSED = ["Array buffer allocation failed", "Failed to allocate memory"];

/** What V8 says last when it cannot go on, or Node when that error was not caught. */
const FATAL = new RegExp(
  [
    "^FATAL ERROR: .*(?:out of memory|Allocation failed)",
    "^# Fatal process out of memory",
    ...REFUSED.map((message) => `^RangeError: ${message}`),
  ].join("|"),
  "m",
);

/** Whether a program ended for want of memory, from its standard error. */
export function saysOutOfMemory(stderr: string): boolean {
  return FATAL.test(stderr);
}

/** Whether an error that the learner's code threw is about memory that it was refused. */
export function isMemoryRefusal(name: string, message: string): boolean {
  return name === "RangeError" && REFUSED.includes(message);
}
