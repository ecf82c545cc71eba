import { LIMITS } from "@aulo/contract";
import { type FormEvent, useId, useState } from "react";
import { useKept } from "../../api/use-kept.ts";
import { CodeHtml } from "../../features/code/CodeHtml.tsx";
import { ProblemNote } from "../../features/problem/ProblemNote.tsx";
import { compareOutput } from "../../features/run/compare-output.ts";
import { OutcomeView } from "../../features/run/OutcomeView.tsx";
import { OutputComparison } from "../../features/run/OutputComparison.tsx";
import { RunBar } from "../../features/run/RunBar.tsx";
import { useRun } from "../../features/run/use-run.ts";
import { Button } from "../../ui/Button.tsx";
import { Icon } from "../../ui/Icon.tsx";
import { Note } from "../../ui/Note.tsx";
import type { ExampleProps } from "./RunExample.tsx";

/** An example whose output the learner predicts before it runs. */
export function PredictExample({ concept, example }: ExampleProps) {
  const { value: predicted, keep } = useKept(`prediction:${concept}:${example.id}`, "");
  const [isMissing, setIsMissing] = useState(false);
  const running = useRun();
  const field = useId();
  const run = () => running.start({ kind: "example", concept, example: example.id, code: example.code });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setIsMissing(predicted.trim() === "");
    if (predicted.trim() !== "") run();
  };
  const outcome = running.progress?.run?.outcome ?? null;
  return (
    <form className="example example-predict stack" onSubmit={submit} aria-label="Predict">
      <p className="example-name">Before you run it: what does this print?</p>
      <CodeHtml html={example.html} label="Code to predict" />
      <div className="field">
        <label htmlFor={field}>Your prediction, line by line</label>
        <textarea
          id={field}
          className="input mono"
          rows={3}
          maxLength={LIMITS.answerChars}
          spellCheck={false}
          autoCapitalize="off"
          aria-describedby={isMissing ? `${field}-missing` : undefined}
          value={predicted}
          onChange={(event) => keep(event.currentTarget.value)}
          onKeyDown={(event) => {
            if (event.key === "Enter" && (event.ctrlKey || event.metaKey))
              event.currentTarget.form?.requestSubmit();
          }}
        />
        {isMissing && (
          <p id={`${field}-missing`} role="alert" className="small missing">
            Type what you think first. A guess is fine.
          </p>
        )}
      </div>
      <div className="row">
        {running.isRunning ? (
          <RunBar running={running} onRun={run} />
        ) : (
          <Button type="submit">
            <Icon name="run" /> Run and compare
          </Button>
        )}
      </div>
      <ProblemNote error={running.error} />
      {outcome?.kind === "finished" && <Comparison predicted={predicted} printed={outcome.stdout} />}
      {running.progress !== null && outcome !== null && outcome.kind !== "finished" && (
        <OutcomeView progress={running.progress} />
      )}
    </form>
  );
}

function Comparison({ predicted, printed }: { predicted: string; printed: string }) {
  const isSame = compareOutput(predicted, printed).every(({ same }) => same);
  return (
    <div className="stack-s">
      <Note tone={isSame ? "good" : "wait"} title={isSame ? "Just as you said" : "It prints something else"}>
        {!isSame && <p>Compare the lines, then read on: the difference shows what there is to learn here.</p>}
      </Note>
      <OutputComparison yours={predicted} right={printed} />
    </div>
  );
}
