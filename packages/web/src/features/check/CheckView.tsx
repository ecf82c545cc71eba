import "./check.css";
import type { ReactNode } from "react";
import { Button } from "../../ui/Button.tsx";
import { Note } from "../../ui/Note.tsx";
import { AnswerWaits } from "./AnswerWaits.tsx";
import { CheckProblem } from "./CheckProblem.tsx";
import { ExerciseItem } from "./exercise/ExerciseItem.tsx";
import { ItemFeedback } from "./feedback/ItemFeedback.tsx";
import { ClosedItemForm } from "./input/ClosedItemForm.tsx";
import { ItemBefore } from "./past/ItemBefore.tsx";
import { PastItem } from "./past/PastItem.tsx";
import type { CheckFlow } from "./use-check.ts";

type CheckViewProps = {
  flow: CheckFlow;
  /** Heading of the open item, from `check.asked`. */
  heading: (asked: number) => string;
  /** Shown after the last item. */
  end: ReactNode;
  /** Skips the item that only measures the placement. */
  onSkip?: () => void;
};

/** The open item, the feedback on the last answer, or the end. */
export function CheckView({ flow, heading, end, onSkip }: CheckViewProps) {
  const { check, answered } = flow;
  // The answer whose feedback is shown is counted already.
  const before = answered === null ? check.asked : check.asked - 1;
  return (
    <div className="stack">
      {(check.item !== null || answered !== null) && <ItemBefore number={before} />}
      <CurrentItem flow={flow} heading={heading} end={end} {...(onSkip === undefined ? {} : { onSkip })} />
      <PastItem checkId={check.id} />
    </div>
  );
}

function CurrentItem({ flow, heading, end, onSkip }: CheckViewProps) {
  const { check, answered, error, isSending } = flow;
  if (answered !== null) {
    return (
      <ItemFeedback
        key={answered.result.attempt.id}
        answered={answered}
        isLast={check.item === null}
        onGoOn={flow.goOn}
        onTakenBack={flow.takeBack}
      />
    );
  }
  const { item } = check;
  if (item === null) return end;
  return (
    <div className="stack">
      {check.onlyMeasures && (
        <Note title="One extra item: it only measures the placement itself">
          <p>It was picked at random, and shows Aulo how good its guesses are. It changes nothing for you.</p>
          {onSkip !== undefined && (
            <div>
              <Button onClick={onSkip}>Skip this one</Button>
            </div>
          )}
        </Note>
      )}
      {item.kind === "exercise" ? (
        <ExerciseItem key={item.id} item={item} flow={flow} heading={heading(check.asked)} />
      ) : (
        <ClosedItemForm
          key={item.id}
          check={check}
          item={item}
          heading={heading(check.asked)}
          isSending={isSending}
          onAnswer={(answer) => flow.answer(item, answer)}
          onRefresh={flow.refresh}
        />
      )}
      {isSending && <AnswerWaits />}
      <CheckProblem error={error} onRefresh={flow.refresh} />
    </div>
  );
}
