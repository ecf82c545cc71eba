import "./check.css";
import type { ReactNode } from "react";
import { hasStatus } from "../../api/problem.ts";
import { Button } from "../../ui/Button.tsx";
import { Note } from "../../ui/Note.tsx";
import { ProblemNote } from "../ProblemNote.tsx";
import { AnsweredItem } from "./AnsweredItem.tsx";
import { ExerciseItem } from "./exercise/ExerciseItem.tsx";
import { OpenItem } from "./OpenItem.tsx";
import type { Sitting } from "./use-sitting.ts";

type SittingViewProps = {
  sitting: Sitting;
  /** Heading of the item that is shown, told how many were asked before it. */
  heading: (asked: number) => string;
  /** What is shown once the sitting is over. */
  end: ReactNode;
  /** Leaves out the item that only measures a placement. */
  onSkip?: () => void;
};

/** The item that is open, the feedback on the one just answered, or the end. */
export function SittingView({ sitting, heading, end, onSkip }: SittingViewProps) {
  const { check, answered, error, isSending } = sitting;
  if (answered !== null) {
    return (
      <AnsweredItem
        key={answered.result.attempt.id}
        answered={answered}
        isLast={check.item === null}
        onGoOn={sitting.goOn}
      />
    );
  }
  const { item } = check;
  if (item === null) return end;
  return (
    <div className="stack">
      {check.onlyMeasures && (
        <Note title="One extra item: it only measures the placement itself">
          <p>It was drawn by chance and tells Aulo how good its guesses are. It changes nothing for you.</p>
          {onSkip !== undefined && (
            <div>
              <Button onClick={onSkip}>Skip this one</Button>
            </div>
          )}
        </Note>
      )}
      {item.kind === "exercise" ? (
        <ExerciseItem key={item.id} item={item} sitting={sitting} heading={heading(check.asked)} />
      ) : (
        <OpenItem
          key={item.id}
          check={check}
          item={item}
          heading={heading(check.asked)}
          isSending={isSending}
          onAnswer={(answer) => sitting.answer(item, answer)}
        />
      )}
      <ProblemNote error={error} />
      {hasStatus(error, 409) && (
        <div>
          <Button onClick={sitting.refresh}>Show what is open now</Button>
        </div>
      )}
    </div>
  );
}
