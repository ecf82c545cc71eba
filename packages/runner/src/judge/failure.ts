import type { TestFailure } from "../outcome.ts";
import { withoutAdvice } from "../shared/advice.ts";
import { cut } from "../shared/cut.ts";
import { learnerFrames } from "../shared/frames.ts";
import { networkWords } from "../shared/network-words.ts";
import { plainText } from "../shared/plain-text.ts";
import { printDiff, printValue } from "../shared/print-value.ts";
import { READ_LIMITS } from "../shared/read-limits.ts";
import { TEST_LIMITS } from "../shared/test-limits.ts";
import { isLearnerError } from "./session.ts";

const SHORT = 100;
const CODE_FRAME = /^\s*(>\s*)?\d+ \|/;
const STACK_LINE = /^\s+at /;

/**
 * Failure to show the learner for the error of a test. The runner adds the excerpt at its place, since it has
 * the files.
 */
export function toFailure(error: unknown, root: string): TestFailure {
  const failure = failureOf(error, root);
  return {
    ...failure,
    message: cut(failure.message, TEST_LIMITS.messageChars),
    expected: failure.expected && cut(failure.expected, TEST_LIMITS.messageChars),
    actual: failure.actual && cut(failure.actual, TEST_LIMITS.messageChars),
    diff: failure.diff && cut(failure.diff, TEST_LIMITS.messageChars),
  };
}

/** Failure of a test that did not finish. */
export function unfinishedFailure(message: string): TestFailure {
  return plain(message);
}

function failureOf(error: unknown, root: string): TestFailure {
  if (isLearnerError(error)) return thrownByLearner(error, root);
  const compared = comparedValues(error);
  if (compared) return comparedFailure(compared.expected, compared.actual, compared.negated);
  // Jest colours its code frames when it sees a terminal or CI.
  const words = error instanceof Error ? error.message : `${printValue(error)} was thrown`;
  const message = plainText(words.slice(0, READ_LIMITS.stackChars));
  return message.startsWith("expect(") ? matcherFailure(message) : plain(message.trim());
}

function plain(message: string): TestFailure {
  return { message, expected: null, actual: null, diff: null, spot: null };
}

function thrownByLearner(error: unknown, root: string): TestFailure {
  if (!(error instanceof Error)) return plain(`The code threw ${printValue(error)}.`);
  const [name, message, stack] = [error.name, error.message, error.stack ?? ""].map((text) =>
    `${text}`.slice(0, READ_LIMITS.messageChars),
  );
  const reason = networkWords(`${message}\n${stack}`);
  const failure = plain(
    `The code threw ${name}: ${withoutAdvice(message ?? "").trimEnd()}${reason ? `. ${reason}` : ""}`,
  );
  const [frame] = learnerFrames(stack ?? "", root);
  if (!frame) return failure;
  const { file, line, column } = frame;
  return { ...failure, spot: { file, line, column, excerpt: "" } };
}

/** Expected and actual value of Jest's matcher; null for matchers that do not keep both. */
function comparedValues(error: unknown): { expected: unknown; actual: unknown; negated: boolean } | null {
  if (!(error instanceof Error) || !("matcherResult" in error)) return null;
  const result = error.matcherResult;
  if (typeof result !== "object" || result === null || !("expected" in result) || !("actual" in result))
    return null;
  return {
    expected: result.expected,
    actual: result.actual,
    negated: "pass" in result && result.pass === true,
  };
}

function comparedFailure(expectedValue: unknown, actualValue: unknown, negated: boolean): TestFailure {
  const [expected, actual] = [printValue(expectedValue), printValue(actualValue)];
  if (negated)
    return {
      ...plain(`Expected anything but ${short(expected)}.`),
      expected: `not ${expected}`,
      actual,
    };
  const isShort = expected.length + actual.length < SHORT && !`${expected}${actual}`.includes("\n");
  const same = expected === actual ? " They print alike but differ in type or identity." : "";
  const message = isShort
    ? `Expected ${expected}, but got ${actual}.${same}`
    : `The value differs from the expected one.${same}`;
  return { ...plain(message), expected, actual, diff: printDiff(expected, actual) };
}

/** Failure in Jest's own words for the other matchers, without its heading, code frame and stack. */
function matcherFailure(message: string): TestFailure {
  const [heading = "", ...rest] = message.split("\n");
  const end = rest.findIndex((line) => CODE_FRAME.test(line) || STACK_LINE.test(line));
  const lines = (end === -1 ? rest : rest.slice(0, end)).filter((line) => line.trim() !== "");
  if (lines.some((line) => /^- Expected\b/.test(line))) {
    const diff = lines.filter((line) => !/^[-+] (Expected|Received)\b/.test(line)).join("\n");
    return { ...plain("The value differs from the expected one."), diff };
  }
  const words = reworded(lines.map((line) => line.trim().replace(/\s{2,}/g, " ")));
  return {
    ...plain(words === "" ? `${heading} does not hold.` : words),
    expected: labelledValue(lines, /^Expected[^:]*:/),
    actual: labelledValue(lines, /^(?:Received[^:]*|Resolved to value|Rejected to value|Thrown[^:]*):/),
  };
}

/** Turns "Expected length: 3", "Received length: 2" into "Expected length 3, but received length 2." */
function reworded(lines: readonly string[]): string {
  if (lines.length === 0) return "";
  const sentence = lines
    .join("; ")
    .replace(
      "Received promise resolved instead of rejected; Resolved to value:",
      "Expected an error, but the call gave",
    )
    .replace(
      "Received promise rejected instead of resolved; Rejected to value:",
      "Expected a value, but the call threw",
    )
    .replace("Received function did not throw", "the call did not throw")
    .replace(
      /^Matcher error: received value must ([^;]*); Received has (?:type: [^;]*; Received has )?value: /,
      "The value must $1, but it is ",
    )
    .replaceAll(/((?:^|; )(?:Expected|Received)[^:;]{0,30}):/g, "$1")
    .replace("; Received", ", but received")
    .replaceAll("; Received", ", received");
  return /[.!?]$/.test(sentence) ? sentence : `${sentence}.`;
}

function labelledValue(lines: readonly string[], pattern: RegExp): string | null {
  for (const line of lines) {
    const trimmed = line.trim();
    const label = pattern.exec(trimmed)?.[0];
    if (label !== undefined) return trimmed.slice(label.length).trimStart();
  }
  return null;
}

function short(text: string): string {
  return text.length > SHORT ? `${text.slice(0, SHORT)}…` : text;
}
