import type { Outcome } from "../runs/run.ts";
import { count, inSeconds } from "./quantities.ts";

/**
 * The outcome of a run in a few words, without a full stop.
 *
 * @param limitMs time limit of the run, when it is known
 */
export function outcomeTitle({ kind, tests }: Pick<Outcome, "kind" | "tests">, limitMs?: number): string {
  switch (kind) {
    case "finished":
      return "It ran to its end";
    case "passed":
      return tests.length === 1 ? "The test passes" : `All ${tests.length} tests pass`;
    case "failed":
      return failedTitle(tests);
    case "error":
      return "It stopped with an error";
    case "timed-out":
      return limitMs === undefined ? "Out of time" : `Out of time: the limit is ${inSeconds(limitMs)}`;
    case "out-of-memory":
      return "Out of memory";
    case "too-much-output":
      return "It printed more than is allowed";
    case "not-ready":
      return "The server never answered";
    case "crashed":
      return "The program ended too early";
    case "forbidden":
      return "It tried something that is not allowed here";
    case "cancelled":
      return "Cancelled: this run does not count";
    case "not-runnable":
      return "This machine cannot run it: this run does not count";
    case "too-busy":
      return "Not judged: the machine was too busy";
    case "judge-failed":
      return "The check itself broke, not your code: this run does not count";
  }
}

function failedTitle(tests: Outcome["tests"]): string {
  const failed = tests.filter(({ passed }) => !passed).length;
  return `${failed} of ${count(tests.length, "test")} ${failed === 1 ? "fails" : "fail"}`;
}
