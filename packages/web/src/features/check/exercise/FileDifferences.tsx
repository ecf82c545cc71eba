import type { Files, Solution } from "@aulo/contract";
import { useState } from "react";
import { CodeDifferences } from "../../code/CodeDifferences.tsx";
import { FileTabs } from "./FileTabs.tsx";
import { sayName } from "./say-name.ts";

type FileDifferencesProps = {
  yours: Files;
  solution: Solution;
  /** Path of the file that is open initially. */
  entry: string;
};

/** The differences between the learner's files and a solution's, one file at a time. */
export function FileDifferences({ yours, solution, entry }: FileDifferencesProps) {
  const paths = Object.keys({ ...yours, ...solution.files });
  const [open, setOpen] = useState(entry);
  return (
    <FileTabs
      label="Compared files"
      tabs={paths.map((path) => ({ path, readOnly: false, errors: 0 }))}
      open={open}
      onOpen={setOpen}
    >
      <CodeDifferences
        key={open}
        file={open}
        yours={yours[open] ?? ""}
        theirs={solution.files[open] ?? ""}
        theirName={sayName(solution)}
      />
    </FileTabs>
  );
}
