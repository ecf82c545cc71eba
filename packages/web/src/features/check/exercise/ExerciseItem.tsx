import "./exercise.css";
import type { PublicItem } from "@aulo/contract";
import { runName } from "../../../api/send-answer.ts";
import { ConfirmButton } from "../../../ui/ConfirmButton.tsx";
import { useKeys } from "../../keys/use-keys.ts";
import { RunBar } from "../../run/RunBar.tsx";
import { isVerdict } from "../../run/run-progress.ts";
import { useRun } from "../../run/use-run.ts";
import { CheckProblem } from "../CheckProblem.tsx";
import { DraftConflict } from "../draft/DraftConflict.tsx";
import { DraftStatus } from "../draft/DraftStatus.tsx";
import { useDraft } from "../draft/use-draft.ts";
import { HintButton, ShownHints, useHints } from "../Hints.tsx";
import type { CheckFlow } from "../use-check.ts";
import { CodeFiles } from "./CodeFiles.tsx";
import { ExerciseResult } from "./ExerciseResult.tsx";
import { ExerciseTask } from "./ExerciseTask.tsx";
import { OwnEditor } from "./OwnEditor.tsx";
import { useElsewhere } from "./use-elsewhere.ts";
import { useMarks } from "./use-marks.ts";

type ExerciseItemProps = {
  item: Extract<PublicItem, { kind: "exercise" }>;
  flow: CheckFlow;
  heading: string;
};

/** An exercise: the task, the editor, and the tests as they run. The page scrolls as a whole, and Run stays in view. */
export function ExerciseItem({ item, flow, heading }: ExerciseItemProps) {
  const { check } = flow;
  const draft = useDraft({ check, item });
  const hints = useHints(check, item);
  const running = useRun({
    name: runName(check.id, item.id),
    onEnded: ({ result }, asked) => {
      if (result !== null && asked.kind === "exercise") flow.takeRun(item, result, asked.files);
    },
  });
  useElsewhere({ check, item, draft, running });
  const marks = useMarks(running);
  const run = () => running.start({ kind: "exercise", check: check.id, item: item.id, files: draft.files });
  const runAlone = () => running.start({ kind: "try", item: item.id, files: draft.files });
  useKeys({ "mod+Enter": run });
  const outcome = running.progress?.run?.outcome ?? null;
  return (
    <div className="exercise">
      <ExerciseTask item={item} heading={heading} />
      <section className="exercise-work" aria-label="Your code">
        <DraftConflict draft={draft} />
        <CodeFiles
          files={draft.files}
          support={item.support}
          entry={item.entry}
          revision={draft.replaced}
          marks={marks}
          onChange={draft.change}
          {...(item.milestone !== null && { onFiles: draft.changeFiles })}
          onRun={run}
        />
        <div className="exercise-bar" data-covers-editor>
          <RunBar
            running={running}
            onRun={run}
            {...(item.runsAlone && { onTry: runAlone })}
            says={sayRun(outcome !== null && !isVerdict(outcome))}
          />
          <HintButton hints={hints} />
        </div>
        <div className="stack exercise-after">
          <p className="soft small">
            <DraftStatus draft={draft} /> Run it as often as you like: only passing it or giving it up counts.{" "}
            {hints.of > 0 && sayCost(hints.of - hints.shown.length)}
          </p>
          <ShownHints hints={hints} onRefresh={flow.refresh} />
          <CheckProblem error={running.error} onRefresh={flow.refresh} />
          <ExerciseResult item={item} flow={flow} running={running} />
          <OwnEditor exercise={item.id} />
          <div className="row row-quiet">
            <ConfirmButton
              look="quiet"
              title="See a solution?"
              says="That is a fair answer. You will see how it can be done, and this exercise will come back in a few days. Your code is kept."
              does="Show me a solution"
              onConfirm={() => flow.answer(item, { kind: "dont-know" }, draft.files)}
            >
              I don't know yet
            </ConfirmButton>
            <ConfirmButton
              look="quiet"
              title="Start over?"
              says="All files go back to how they were at the start. Undo brings your changes back in each file that you have opened since this page was loaded."
              does="Start over"
              onConfirm={() => draft.replace(item.starter)}
            >
              Start over
            </ConfirmButton>
          </div>
        </div>
      </section>
    </div>
  );
}

function sayRun(again: boolean) {
  return again ? "Run again" : "Run the tests";
}

function sayCost(left: number): string {
  return left > 0
    ? "Once you have seen the last hint, passing does not count as your own code."
    : "You have seen the last hint, so passing does not count as your own code. You can show it in another exercise.";
}
