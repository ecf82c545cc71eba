import { Button } from "../../../ui/Button.tsx";
import { FocusHeading } from "../../../ui/FocusHeading.tsx";
import { Icon } from "../../../ui/Icon.tsx";
import { useKeys } from "../../keys/use-keys.ts";
import { TrackHtml } from "../../track/TrackHtml.tsx";
import type { AnsweredItem } from "../use-check.ts";
import { AnswerFeedback } from "./AnswerFeedback.tsx";
import { DisputeAnswer } from "./DisputeAnswer.tsx";
import { FeedbackNotes } from "./FeedbackNotes.tsx";
import { Solutions } from "./Solutions.tsx";

type ItemFeedbackProps = {
  answered: AnsweredItem;
  isLast: boolean;
  onGoOn: () => void;
  onTakenBack: () => void;
};

/** The feedback on an answer: the verdict, the reason, and notes on the parts of the answer. */
export function ItemFeedback({ answered, isLast, onGoOn, onTakenBack }: ItemFeedbackProps) {
  const { item, answer, result } = answered;
  const { feedback, attempt } = result;
  useKeys({ "mod+Enter": onGoOn });
  return (
    <section className="stack item" aria-labelledby="verdict">
      <div className="verdict" data-result={attempt.result}>
        <Icon name={feedback.right ? "right" : attempt.result === "dont-know" ? "clock" : "wrong"} />
        <FocusHeading level={2} id="verdict">
          {attempt.result === "dont-know" ? "Not shown yet" : feedback.right ? "Right" : "Not quite"}
        </FocusHeading>
      </div>
      <TrackHtml html={feedback.becauseHtml} className="because" />
      {item.kind !== "exercise" && (
        <>
          <div className="answered-ask">
            <TrackHtml html={item.askHtml} className="ask" />
          </div>
          <AnswerFeedback item={item} answer={answer} feedback={feedback} />
        </>
      )}
      <FeedbackNotes item={item} notes={feedback.notes} />
      <Solutions solutions={feedback.solutions} isGivenUp={!feedback.right} />
      <div className="row item-buttons">
        <Button look="primary" onClick={onGoOn}>
          {isLast ? "See what changed" : "Continue"} <Icon name="next" />
        </Button>
      </div>
      {canDispute(answered) && (
        <DisputeAnswer entryId={attempt.id} answer={answer} onTakenBack={onTakenBack} />
      )}
    </section>
  );
}

/** A right answer has nothing to dispute, and neither has "I don't know yet", except where an exercise was given up. */
function canDispute({ item, result: { attempt } }: AnsweredItem): boolean {
  return attempt.result === "wrong" || (attempt.result === "dont-know" && item.kind === "exercise");
}
