import {
  ENDS_WITHOUT_VERDICT,
  type Outcome,
  type Run,
  type RunEvent,
  type TestOutcome,
} from "@aulo/contract";

/** A run so far, computed from its events. */
export type RunProgress = {
  phase: "sending" | "queued" | "running" | "ended";
  /** Runs ahead in the queue. */
  ahead: number;
  tests: readonly TestOutcome[];
  /** Name of the running test. */
  testing: string | null;
  stdout: string;
  stderr: string;
  run: Run | null;
};

export const initialProgress: RunProgress = {
  phase: "sending",
  ahead: 0,
  tests: [],
  testing: null,
  stdout: "",
  stderr: "",
  run: null,
};

/** The progress after one more event. */
export function progressAfter(progress: RunProgress, event: RunEvent): RunProgress {
  switch (event.kind) {
    case "queued":
      return { ...progress, phase: "queued", ahead: event.ahead };
    case "started":
    case "ready":
      return { ...progress, phase: "running" };
    case "test-started":
      return { ...progress, testing: event.name };
    case "test-ended":
      return { ...progress, testing: null, tests: [...progress.tests, event.test] };
    case "printed":
      return { ...progress, [event.stream]: progress[event.stream] + event.text };
    case "ended":
      return ended(progress, event.run);
  }
}

/** The progress of an ended run. The outcome replaces the streamed tests and output. */
export function ended(progress: RunProgress, run: Run): RunProgress {
  const { outcome } = run;
  if (outcome === null) return { ...progress, phase: "ended", testing: null, run };
  const { tests, stdout, stderr } = outcome;
  return { ...progress, phase: "ended", testing: null, run, tests, stdout, stderr };
}

/** Tests sorted for the learner: failing tests first, otherwise in their own order. */
export function failingFirst(tests: readonly TestOutcome[]): TestOutcome[] {
  return [...tests.filter(({ passed }) => !passed), ...tests.filter(({ passed }) => passed)];
}

/** Whether an outcome judges the learner's code. Without a verdict, the learner can only run it again. */
export function isVerdict(outcome: Outcome): boolean {
  return !ENDS_WITHOUT_VERDICT.includes(outcome.kind);
}
