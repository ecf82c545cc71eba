import type { AttemptResult, Files, NewRun, Outcome } from "@aulo/contract";
import { plain } from "../terminal/plain.ts";
import { outcomeLines, problemLines } from "../words/outcome.ts";
import { afterAnswerLines } from "../words/step.ts";
import { runCode } from "./run-code.ts";
import type { Session } from "./session-state.ts";

export const KEY_WORDS =
  "Keys: r run, h hint, l lesson, d difference to the start, e editor, s solution, n next, q quit.";

/** The runs of a session: at most one at a time. */
export type ExerciseRuns = {
  /** Starts a run, and tells its outcome once it has ended. */
  start: (files: Files) => void;
  /** Cancels the run, which then does not count, and waits for its end. */
  stop: () => Promise<void>;
};

export function createExerciseRuns(session: Session): ExerciseRuns {
  const { api, screen, check, item, patient, over, ending } = session;
  let run: { cancel: AbortController; done: Promise<void> } | null = null;

  const tellOutcome = (outcome: Outcome, result: AttemptResult | null) => {
    if (outcome.kind === "cancelled") return;
    const isPassed = result?.feedback.right === true;
    screen.tell({ event: "outcome", outcome, result }, [
      ...outcomeLines(outcome, screen),
      ...(screen.isInteractive ? [] : problemLines(outcome, item.entry)),
      ...(result?.offer
        ? [
            `The failing tests point at the concept ${plain(result.offer)}: press l for the lesson, or see aulo lesson ${plain(result.offer)}.`,
          ]
        : []),
      ...(isPassed ? ["", ...afterAnswerLines(result, screen)] : []),
      "",
      isPassed ? "Press n for the next step, s for the authors' solutions, q to quit." : KEY_WORDS,
    ]);
    if (isPassed) session.endWith({ feedback: result.feedback }, "passed");
  };

  return {
    start(files) {
      const hasEnded = ending() !== null;
      const cancel = new AbortController();
      screen.tell({ event: "run" }, [
        hasEnded ? "Running the tests (this no longer counts) …" : "Running the tests …",
      ]);
      const kind = hasEnded ? "ended-exercise" : "exercise";
      const asked: NewRun = { kind, check: check.id, item: item.id, files };
      const done = runCode({ api, asked, patient, signal: AbortSignal.any([cancel.signal, over]) })
        .then((ended) => (ended?.outcome ? tellOutcome(ended.outcome, ended.result) : undefined))
        .catch(session.takeFault);
      run = { cancel, done };
    },
    async stop() {
      run?.cancel.abort();
      await run?.done;
      run = null;
    },
  };
}
