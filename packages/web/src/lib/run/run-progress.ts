import {
  ENDS_WITHOUT_VERDICT,
  type Outcome,
  type Run,
  type RunEvent,
  type TestOutcome,
} from "@aulo/contract";

/** What is known of a run so far. */
export type RunProgress = {
  phase: "sending" | "queued" | "running" | "ended";
  /** Runs before this one, while it is queued. */
  ahead: number;
  tests: readonly TestOutcome[];
  /** Name of the test under way. */
  testing: string | null;
  stdout: string;
  stderr: string;
  run: Run | null;
};

export const sending: RunProgress = {
  phase: "sending",
  ahead: 0,
  tests: [],
  testing: null,
  stdout: "",
  stderr: "",
  run: null,
};

/** The progress after one more event. */
export function follow(progress: RunProgress, event: RunEvent): RunProgress {
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

/** The progress of a run whose end is known. The outcome's own record counts; what was streamed only led up to it. */
export function ended(progress: RunProgress, run: Run): RunProgress {
  const { outcome } = run;
  if (outcome === null) return { ...progress, phase: "ended", testing: null, run };
  const { tests, stdout, stderr } = outcome;
  return { ...progress, phase: "ended", testing: null, run, tests, stdout, stderr };
}

/** The tests as a learner should meet them: those that fail first, each group in its own order. */
export function failingFirst(tests: readonly TestOutcome[]): TestOutcome[] {
  return [...tests.filter(({ passed }) => !passed), ...tests.filter(({ passed }) => passed)];
}

/** Whether an outcome says something about the learner's code; if not, running again is all there is to do. */
export function isVerdict(outcome: Outcome): boolean {
  return !ENDS_WITHOUT_VERDICT.includes(outcome.kind);
}
