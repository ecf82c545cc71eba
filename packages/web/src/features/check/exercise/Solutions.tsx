import type { Solution } from "@aulo/contract";
import { useState } from "react";
import { SolutionPanel } from "./SolutionPanel.tsx";

type SolutionsProps = {
  title: string;
  solutions: readonly Solution[];
  /** Path of the file that is open initially. */
  entry: string;
};

/** The authors' solutions of an exercise, to read. */
export function Solutions({ title, solutions, entry }: SolutionsProps) {
  const [chosen, setChosen] = useState(solutions[0]);
  if (chosen === undefined) return null;
  return (
    <SolutionPanel title={title} solutions={solutions} chosen={chosen} entry={entry} onChoose={setChosen} />
  );
}
