import "./run.css";
import type { Outcome } from "@aulo/contract";
import { outcomeTitle } from "@aulo/contract/words/outcomes";
import { inSecondsOrMs } from "@aulo/contract/words/quantities";
import { Icon } from "../../ui/Icon.tsx";
import { Note } from "../../ui/Note.tsx";
import { Explanation } from "./Explanation.tsx";
import { Printed } from "./Printed.tsx";
import type { RunProgress } from "./run-progress.ts";
import { Spot } from "./Spot.tsx";
import { TestList } from "./TestList.tsx";

type OutcomeViewProps = {
  progress: RunProgress;
  /** Time limit of the run, when it is known. */
  limitMs?: number;
  /** Whether an exercise ran without its tests. */
  isTry?: boolean;
};

/** A run in progress or ended: the verdict, the tests, the place of an error, and the output. */
export function OutcomeView({ progress, limitMs, isTry = false }: OutcomeViewProps) {
  const outcome = progress.run?.outcome ?? null;
  return (
    <section className="stack outcome" aria-label="Result of the run">
      {isTry && <p className="soft">Without the tests: this run does not count.</p>}
      {outcome?.kind === "finished" && outcome.pieces.length === 0 && (
        <p className="soft">It ran to its end and printed nothing.</p>
      )}
      {outcome !== null && outcome.kind !== "finished" && (
        <Verdict outcome={outcome} {...(limitMs === undefined ? {} : { limitMs })} />
      )}
      {progress.tests.length > 0 && <TestList tests={progress.tests} />}
      <Printed pieces={progress.pieces} />
      {outcome !== null && outcome.stack !== "" && (
        <details>
          <summary>Where it was thrown</summary>
          <pre className="code code-wrap">{outcome.stack}</pre>
        </details>
      )}
      {outcome !== null && outcome.peakMemoryMb !== null && (
        <p className="small soft">
          It took {inSecondsOrMs(outcome.durationMs)} and {outcome.peakMemoryMb} MB of memory.
        </p>
      )}
    </section>
  );
}

function Verdict({ outcome, limitMs }: { outcome: Outcome; limitMs?: number }) {
  return (
    <Note
      tone={toneOf(outcome)}
      title={
        <>
          <Icon name={iconOf(outcome)} /> {outcomeTitle(outcome, limitMs)}
        </>
      }
    >
      {outcome.explanation !== null && <Explanation text={outcome.explanation} />}
      {isSaidByTests(outcome) || <p>{outcome.says}</p>}
      {outcome.spot !== null && <Spot spot={outcome.spot} />}
    </Note>
  );
}

/** Whether the title and the list of tests say everything. */
function isSaidByTests({ kind }: Outcome): boolean {
  return kind === "passed" || kind === "failed";
}

/** Only an outcome that counts as wrong gets the mark of a wrong answer. */
function iconOf(outcome: Outcome): "right" | "clock" | "wrong" {
  const tone = toneOf(outcome);
  if (tone === "good") return "right";
  return tone === "wrong" ? "wrong" : "clock";
}

function toneOf({ kind }: Outcome): "good" | "wrong" | "wait" | "plain" {
  switch (kind) {
    case "passed":
    case "finished":
      return "good";
    case "judge-failed":
    case "not-runnable":
    case "too-busy":
    case "timed-out":
      return "wait";
    case "cancelled":
      return "plain";
    case "failed":
    case "error":
    case "out-of-memory":
    case "too-much-output":
    case "not-ready":
    case "crashed":
    case "forbidden":
      return "wrong";
  }
}
