import "./ended.css";
import type { Files, PublicItem, Solution } from "@aulo/contract";
import { useState } from "react";
import { endedName } from "../../../api/send-answer.ts";
import { useKept } from "../../../api/use-kept.ts";
import { Button } from "../../../ui/Button.tsx";
import { FileDifferences } from "./FileDifferences.tsx";
import { SolutionPanel } from "./SolutionPanel.tsx";
import { YourCode } from "./YourCode.tsx";

type EndedExerciseProps = {
  item: Extract<PublicItem, { kind: "exercise" }>;
  checkId: string;
  /** The learner's files when the exercise ended. */
  files: Files;
  /** At least one. */
  solutions: readonly Solution[];
  isGivenUp: boolean;
};

/** The learner's code, which still runs, beside the authors' solutions; on demand, their differences. */
export function EndedExercise({ item, checkId, files, solutions, isGivenUp }: EndedExerciseProps) {
  const { value: mine, keep: setMine } = useKept(endedName(checkId, item.id), files);
  const [chosen, setChosen] = useState(solutions[0]);
  const [compares, setCompares] = useState(false);
  if (chosen === undefined) return null;
  return (
    <div className="stack">
      <div>
        <Button onClick={() => setCompares(!compares)}>
          {compares ? "Back to the code" : "Show what differs"}
        </Button>
      </div>
      <div className="ended" hidden={compares}>
        <YourCode item={item} checkId={checkId} files={mine} onChange={setMine} />
        <SolutionPanel
          title={isGivenUp ? "How it can be done" : "Other ways to do it"}
          solutions={solutions}
          chosen={chosen}
          entry={item.entry}
          onChoose={setChosen}
        />
      </div>
      {compares && <FileDifferences yours={mine} solution={chosen} entry={item.entry} />}
    </div>
  );
}
