import type { LessonBlock, PrintedPiece } from "@aulo/contract";
import { useState } from "react";
import { useKept } from "../../api/use-kept.ts";
import { CodeEditor } from "../../features/code/CodeEditor.tsx";
import { CodeHtml } from "../../features/code/CodeHtml.tsx";
import { ProblemNote } from "../../features/problem/ProblemNote.tsx";
import { OutcomeView } from "../../features/run/OutcomeView.tsx";
import { Printed } from "../../features/run/Printed.tsx";
import { RunBar } from "../../features/run/RunBar.tsx";
import { useRun } from "../../features/run/use-run.ts";
import { Button } from "../../ui/Button.tsx";
import { Icon } from "../../ui/Icon.tsx";

export type ExampleProps = { concept: string; example: Extract<LessonBlock, { kind: "example" }> };

/** An example to run and edit. */
export function RunExample({ concept, example }: ExampleProps) {
  const edited = useKept<string | null>(`example:${concept}:${example.id}`, null);
  const [wasEdited] = useState(edited.value !== null);
  const [isEditing, setIsEditing] = useState(wasEdited);
  const code = edited.value ?? example.code;
  const running = useRun();
  const run = () => running.start({ kind: "example", concept, example: example.id, code });
  const leave = () => {
    edited.drop();
    setIsEditing(false);
  };
  return (
    <figure className="example stack-s">
      <figcaption className="example-name">Example</figcaption>
      {isEditing ? (
        <CodeEditor
          label="Example"
          file={`example.${example.language}`}
          text={code.trimEnd()}
          focusAtOnce={!wasEdited}
          onChange={(text) => edited.keep(text === example.code.trimEnd() ? null : text)}
          onRun={run}
        />
      ) : (
        <CodeHtml html={example.html} label="Example" />
      )}
      <div className="row">
        <RunBar running={running} onRun={run} look="outline" />
        {isEditing ? (
          <Button look="quiet" onClick={leave}>
            Back to the original
          </Button>
        ) : (
          <Button look="quiet" onClick={() => setIsEditing(true)}>
            <Icon name="edit" /> Edit
          </Button>
        )}
      </div>
      <ProblemNote error={running.error} />
      {running.progress === null ? (
        example.output !== null && <Printed pieces={[toPiece(example.output)]} title="It prints" />
      ) : (
        <OutcomeView progress={running.progress} />
      )}
    </figure>
  );
}

function toPiece(text: string): PrintedPiece {
  return { stream: "stdout", text, afterMs: 0 };
}
