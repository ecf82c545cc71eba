import type { RunOutcome, RunTest } from "./job.ts";

/** The end of the run as a phrase that follows a subject: `failed at “adds up”: …`. */
export function toOutcomeText(outcome: RunOutcome): string {
  const failed = firstFailure(outcome);
  if (outcome.kind === "failed" && failed !== null) return `failed at “${failed.name}”${comparison(failed)}`;
  const exit = outcome.kind === "finished" ? ` with exit code ${outcome.exitCode}` : "";
  return `ended as ${outcome.kind}${exit}${lastWords(outcome)}`;
}

export function firstFailure(outcome: RunOutcome): RunTest | null {
  return outcome.tests?.find((test) => !test.passed) ?? null;
}

function comparison({ failure }: RunTest): string {
  if (failure === null) return "";
  const { message, expected, actual } = failure;
  const values = expected === null && actual === null ? "" : ` (expected ${expected}, found ${actual})`;
  return `: ${firstLine(message)}${values}`;
}

function lastWords({ message, printed }: RunOutcome): string {
  const words =
    firstLine(message ?? "") ||
    firstLine(printed.stderr.split("\n").find((line) => /error/i.test(line)) ?? "");
  return words === "" ? "" : `: ${words}`;
}

function firstLine(text: string): string {
  return text.trim().split("\n")[0] ?? "";
}
