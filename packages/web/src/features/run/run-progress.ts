import {
  ENDS_WITHOUT_VERDICT,
  type Outcome,
  type PrintedPiece,
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
  /** Output so far, in order. */
  pieces: readonly PrintedPiece[];
  run: Run | null;
};

export const initialProgress: RunProgress = {
  phase: "sending",
  ahead: 0,
  tests: [],
  testing: null,
  pieces: [],
  run: null,
};

/** The progress after one more event. */
export function progressAfter(progress: RunProgress, event: RunEvent): RunProgress {
  switch (event.kind) {
    case "queued":
      return { ...progress, phase: "queued", ahead: event.ahead };
    case "started":
      // A second start is another try: nothing of the first one counts.
      return { ...initialProgress, phase: "running" };
    case "ready":
      return { ...progress, phase: "running" };
    case "test-started":
      return { ...progress, testing: event.name };
    case "test-ended":
      return { ...progress, testing: null, tests: [...progress.tests, event.test] };
    case "printed":
      return { ...progress, pieces: withPiece(progress.pieces, event) };
    case "ended":
      return ended(progress, event.run);
  }
}

/** The progress of an ended run. The outcome replaces the streamed tests and output. */
export function ended(progress: RunProgress, run: Run): RunProgress {
  const { outcome } = run;
  if (outcome === null) return { ...progress, phase: "ended", testing: null, run };
  const { tests, pieces } = outcome;
  return { ...progress, phase: "ended", testing: null, run, tests, pieces };
}

/** Tests sorted for the learner: failing tests first, otherwise in their own order. */
export function failingFirst(tests: readonly TestOutcome[]): TestOutcome[] {
  return [...tests.filter(({ passed }) => !passed), ...tests.filter(({ passed }) => passed)];
}

/** Whether an outcome judges the learner's code. Without a verdict, the learner can only run it again. */
export function isVerdict(outcome: Outcome): boolean {
  return !ENDS_WITHOUT_VERDICT.includes(outcome.kind);
}

/** The pieces with one more. Neighbours of one stream are put together while the run goes on. */
function withPiece(
  pieces: readonly PrintedPiece[],
  { stream, text, afterMs }: PrintedPiece,
): readonly PrintedPiece[] {
  const last = pieces.at(-1);
  if (last?.stream !== stream) return [...pieces, { stream, text, afterMs }];
  return [...pieces.slice(0, -1), { ...last, text: last.text + text }];
}
