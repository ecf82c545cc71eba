import type { AnsweredItem } from "@aulo/contract";
import { TrackHtml } from "../../track/TrackHtml.tsx";
import { AnswerFeedback } from "./AnswerFeedback.tsx";
import { FeedbackNotes } from "./FeedbackNotes.tsx";

type AnsweredViewProps = { answered: Pick<AnsweredItem, "item" | "answer" | "feedback"> };

/** An answered item: the reason, the question, the answer beside the right one, and notes on its parts. */
export function AnsweredView({ answered: { item, answer, feedback } }: AnsweredViewProps) {
  return (
    <>
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
    </>
  );
}
