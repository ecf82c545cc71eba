import type { Files, PublicItem } from "@aulo/contract";
import { ProblemNote } from "../../problem/ProblemNote.tsx";
import { OutcomeView } from "../../run/OutcomeView.tsx";
import { RunBar } from "../../run/RunBar.tsx";
import { useRun } from "../../run/use-run.ts";
import { CodeFiles } from "./CodeFiles.tsx";
import { useMarks } from "./use-marks.ts";

type YourCodeProps = {
  item: Extract<PublicItem, { kind: "exercise" }>;
  checkId: string;
  files: Files;
  onChange: (files: Files) => void;
};

/** The learner's code after its exercise has ended. Runs of it do not count, and changes stay in this browser until the learner goes on. */
export function YourCode({ item, checkId, files, onChange }: YourCodeProps) {
  const running = useRun();
  const marks = useMarks(running);
  const run = () => running.start({ kind: "ended-exercise", check: checkId, item: item.id, files });
  return (
    <section className="stack-s" aria-labelledby="your-code">
      <h3 id="your-code">Your code</h3>
      <CodeFiles
        files={files}
        support={item.support}
        entry={item.entry}
        revision={0}
        marks={marks}
        onChange={(path, text) => onChange({ ...files, [path]: text })}
        onRun={run}
      />
      <div className="row">
        <RunBar running={running} onRun={run} look="outline" says="Run the tests" />
        <span className="soft small">
          Try more here. These runs do not count, and your changes are gone once you continue.
        </span>
      </div>
      <ProblemNote error={running.error} />
      {running.progress !== null && (
        <OutcomeView progress={running.progress} limitMs={item.limits.timeoutMs} />
      )}
    </section>
  );
}
