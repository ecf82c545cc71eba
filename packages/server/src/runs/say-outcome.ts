import type { Outcome } from "@aulo/runner";

/** The outcome of a run in one plain sentence for the learner. */
export function sayOutcome(outcome: Outcome): string {
  switch (outcome.kind) {
    case "finished":
      return outcome.exitCode === 0 ? "It ran to its end." : `It ended with exit code ${outcome.exitCode}.`;
    case "passed":
      return outcome.tests.length === 1 ? "The test passes." : `All ${outcome.tests.length} tests pass.`;
    case "failed": {
      const failing = outcome.tests.filter(({ passed }) => !passed);
      const of = `${failing.length} of ${outcome.tests.length} tests`;
      const first = `“${failing[0]?.name}”`;
      return failing.length === 1 ? `${of} fails: ${first}.` : `${of} fail; the first is ${first}.`;
    }
    case "error":
      return `Your code stopped with an error: ${outcome.message}`;
    case "timed-out":
      return `Your code was stopped after ${seconds(outcome.afterMs)}, the most it may take. Look for a loop that never ends or a promise that never settles.`;
    case "out-of-memory":
      return `Your code was stopped when it used more than ${outcome.limitMb} MB of memory.`;
    case "too-much-output":
      return `Your code was stopped when it had printed more than ${kilobytes(outcome.limitBytes)}.`;
    case "not-ready":
      return `Your server did not answer within ${seconds(outcome.afterMs)}. Does it listen on process.env.PORT?`;
    case "crashed": {
      const how =
        outcome.signal === null
          ? `ended with exit code ${outcome.exitCode}`
          : `was ended by ${outcome.signal}`;
      const why = outcome.error === null ? "." : `: ${outcome.error.message}`;
      return `Your code ${how} before all tests had run${why}`;
    }
    case "forbidden":
      return `Your code tried something that is not allowed here: ${outcome.what}`;
    case "cancelled":
      return "The run was cancelled; it does not count.";
    case "not-runnable":
      return `This cannot be run on this machine: ${outcome.because}. It does not count, and nothing is wrong with your code. Install ${outcome.needs} and start Aulo again to run it.`;
    case "too-busy":
      return "This run was not judged: the machine was too busy, also when Aulo tried again. It does not count, and nothing is said about your code. Run it again in a moment.";
    case "judge-failed":
      return "Aulo could not judge this run. That is its fault and not yours; it does not count. Please run it again.";
  }
}

function seconds(milliseconds: number): string {
  return `${Math.round(milliseconds / 100) / 10} s`;
}

function kilobytes(bytes: number): string {
  return `${Math.round(bytes / 1024)} KB`;
}
