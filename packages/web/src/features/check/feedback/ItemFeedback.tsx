import { Button } from "../../../ui/Button.tsx";
import { FocusHeading } from "../../../ui/FocusHeading.tsx";
import { Icon } from "../../../ui/Icon.tsx";
import { useKeys } from "../../keys/use-keys.ts";
import { EndedExercise } from "../exercise/EndedExercise.tsx";
import type { AnsweredHere } from "../use-check.ts";
import { AnsweredView } from "./AnsweredView.tsx";
import { DisputeAnswer } from "./DisputeAnswer.tsx";
import { VERDICTS, Verdict } from "./Verdict.tsx";

type ItemFeedbackProps = {
  answered: AnsweredHere;
  isLast: boolean;
  onGoOn: () => void;
  onTakenBack: () => void;
};

/** The feedback on an answer: the verdict, the reason, and notes on the parts of the answer. */
export function ItemFeedback({ answered, isLast, onGoOn, onTakenBack }: ItemFeedbackProps) {
  const { item, answer, files, result } = answered;
  const { feedback, attempt } = result;
  useKeys({ "mod+Enter": onGoOn });
  return (
    <section className="stack item" aria-labelledby="verdict">
      <Verdict result={attempt.result}>
        <FocusHeading level={2} id="verdict">
          {VERDICTS[attempt.result]}
        </FocusHeading>
      </Verdict>
      <AnsweredView answered={{ item, answer, feedback }} />
      <div className="row item-buttons">
        <Button look="primary" onClick={onGoOn}>
          {isLast ? "See what changed" : "Continue"} <Icon name="next" />
        </Button>
      </div>
      {item.kind === "exercise" && files !== null && (
        <EndedExercise
          item={item}
          checkId={result.check.id}
          files={files}
          solutions={feedback.solutions}
          isGivenUp={!feedback.right}
        />
      )}
      {canDispute(answered) && (
        <DisputeAnswer entryId={attempt.id} answer={answer} onTakenBack={onTakenBack} />
      )}
    </section>
  );
}

/** A right answer has nothing to dispute, and neither has "I don't know yet", except where an exercise was given up. */
function canDispute({ item, result: { attempt } }: AnsweredHere): boolean {
  return attempt.result === "wrong" || (attempt.result === "dont-know" && item.kind === "exercise");
}
