import "./exercise.css";
import type { PublicItem, Run } from "@aulo/contract";
import { useState } from "react";
import { ConfirmButton } from "../../../ui/ConfirmButton.tsx";
import { FocusHeading } from "../../../ui/FocusHeading.tsx";
import { inMinutesOrHours, inSeconds } from "../../../words/quantities.ts";
import { useKeys } from "../../keys/use-keys.ts";
import { ProblemNote } from "../../problem/ProblemNote.tsx";
import { OutcomeView } from "../../run/OutcomeView.tsx";
import { RunBar } from "../../run/RunBar.tsx";
import { isVerdict } from "../../run/run-progress.ts";
import { useRun } from "../../run/use-run.ts";
import { TrackHtml } from "../../track/TrackHtml.tsx";
import { DisputeAnswer } from "../feedback/DisputeAnswer.tsx";
import { Hints } from "../Hints.tsx";
import type { CheckFlow } from "../use-check.ts";
import { FileTabs } from "./FileTabs.tsx";
import { LessonOffer } from "./LessonOffer.tsx";
import { NotRunnable } from "./NotRunnable.tsx";
import { type Draft, useDraft } from "./use-draft.ts";

type ExerciseItemProps = {
  item: Extract<PublicItem, { kind: "exercise" }>;
  flow: CheckFlow;
  heading: string;
};

/** An exercise: the prompt, the editor, and the tests as they run. */
export function ExerciseItem({ item, flow, heading }: ExerciseItemProps) {
  const { check } = flow;
  const draft = useDraft(item.id, check.draft ?? item.starter);
  const [revision, setRevision] = useState(0);
  const running = useRun((run: Run) => {
    if (run.result !== null) flow.takeRun(item, run.result);
  });
  const run = () => running.start({ kind: "exercise", check: check.id, item: item.id, files: draft.files });
  useKeys({ "mod+Enter": run });
  const startOver = () => {
    draft.replace(item.starter);
    setRevision(revision + 1);
  };
  const outcome = running.progress?.run?.outcome ?? null;
  const result = running.progress?.run?.result ?? null;
  return (
    <div className="exercise">
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: keys must reach an element that scrolls. */}
      <section className="stack exercise-prompt" aria-labelledby="item-heading" tabIndex={0}>
        <header className="stack-s">
          <p className="small soft">{heading}</p>
          <FocusHeading level={2} id="item-heading">
            {item.title}
          </FocusHeading>
          <p className="small soft">
            About {inMinutesOrHours(item.minutes)} · stops after {inSeconds(item.limits.timeoutMs)}
          </p>
        </header>
        <TrackHtml html={item.askHtml} className="ask" />
        <Hints check={check} item={item} />
      </section>
      <section className="stack exercise-work" aria-label="Your code">
        <FileTabs
          files={draft.files}
          support={item.support}
          entry={item.entry}
          revision={revision}
          onChange={draft.change}
          onRun={run}
        />
        <div className="row exercise-bar">
          <RunBar running={running} onRun={run} says={sayRun(outcome !== null && !isVerdict(outcome))} />
          <DraftState state={draft.state} />
        </div>
        <p className="soft small">Running is free: only how it ends counts.</p>
        <ProblemNote error={running.error} />
        {running.progress !== null && (
          <OutcomeView progress={running.progress} limitMs={item.limits.timeoutMs} />
        )}
        {outcome?.kind === "not-runnable" && <NotRunnable concept={item.concept} onGoOn={flow.end} />}
        {result !== null && result.offer !== null && (
          <LessonOffer offer={result.offer} concept={item.concept} checkId={check.id} />
        )}
        {result?.attempt.result === "wrong" && (
          <DisputeAnswer
            key={result.attempt.id}
            entryId={result.attempt.id}
            answer={null}
            onTakenBack={() => flow.takeBack(result)}
          />
        )}
        <div className="row row-quiet">
          <ConfirmButton
            look="quiet"
            title="See a solution?"
            says="That is a fair answer. You see how it can be done, and this exercise comes back some days later. Your code is kept."
            does="Show me a solution"
            onConfirm={() => flow.answer(item, { kind: "dont-know" })}
          >
            I don't know yet
          </ConfirmButton>
          <ConfirmButton
            look="quiet"
            title="Start over?"
            says="Your changes to these files are lost."
            does="Start over"
            onConfirm={startOver}
          >
            Start over
          </ConfirmButton>
        </div>
      </section>
    </div>
  );
}

function sayRun(again: boolean) {
  return again ? "Run again" : "Run the tests";
}

function DraftState({ state }: { state: Draft["state"] }) {
  const words = { saved: "Draft saved", changed: "Saving…", failed: "The draft could not be saved" }[state];
  return <span className="soft small">{words}</span>;
}
