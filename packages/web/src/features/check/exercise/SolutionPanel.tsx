import type { Solution } from "@aulo/contract";
import { useState } from "react";
import { CodeEditor } from "../../code/CodeEditor.tsx";
import { TrackHtml } from "../../track/TrackHtml.tsx";
import { FileTabs } from "./FileTabs.tsx";
import { sayName } from "./say-name.ts";

type SolutionPanelProps = {
  title: string;
  solutions: readonly Solution[];
  chosen: Solution;
  /** Path of the file that is open initially. */
  entry: string;
  onChoose: (solution: Solution) => void;
};

/** The authors' solutions, one at a time, each with its note. */
export function SolutionPanel({ title, solutions, chosen, entry, onChoose }: SolutionPanelProps) {
  return (
    <section className="stack-s" aria-labelledby="solutions">
      <h3 id="solutions">{title}</h3>
      {solutions.length > 1 && (
        // biome-ignore lint/a11y/useSemanticElements: a fieldset groups fields; these are buttons.
        <div className="chips" role="group" aria-labelledby="solutions">
          {solutions.map((solution) => (
            <button
              key={solution.name}
              type="button"
              className="chip solution-name"
              aria-pressed={solution === chosen}
              onClick={() => onChoose(solution)}
            >
              {sayName(solution)}
            </button>
          ))}
        </div>
      )}
      <TrackHtml html={chosen.noteHtml} className="solution-note" />
      <SolutionFiles key={chosen.name} solution={chosen} entry={entry} />
    </section>
  );
}

function SolutionFiles({ solution, entry }: { solution: Solution; entry: string }) {
  const { files } = solution;
  const paths = Object.keys(files);
  const [open, setOpen] = useState(entry in files ? entry : (paths[0] ?? entry));
  return (
    <FileTabs
      label="Files of the solution"
      tabs={paths.map((path) => ({ path, readOnly: false, errors: 0 }))}
      open={open}
      onOpen={setOpen}
    >
      <CodeEditor label={`${sayName(solution)}: ${open}`} file={open} text={files[open] ?? ""} readOnly />
    </FileTabs>
  );
}
