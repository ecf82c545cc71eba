import type { Answer, Feedback } from "@aulo/contract";
import { CodeHtml } from "../../code/CodeHtml.tsx";
import { OutputComparison } from "../../run/OutputComparison.tsx";
import type { ClosedItem } from "../input/work.ts";
import { BlanksFeedback } from "./BlanksFeedback.tsx";
import { LinesFeedback } from "./LinesFeedback.tsx";
import { OptionsFeedback } from "./OptionsFeedback.tsx";

type AnswerFeedbackProps = { item: ClosedItem; answer: Answer | null; feedback: Feedback };

/** The learner's answer beside the right answer. */
export function AnswerFeedback({ item, answer, feedback }: AnswerFeedbackProps) {
  const { rightAnswer } = feedback;
  switch (item.kind) {
    case "choose-one":
    case "choose-several":
      return <OptionsFeedback options={item.options} notes={feedback.notes} />;
    case "predict-output":
      return (
        <>
          <CodeHtml html={item.codeHtml} label="The code" />
          <OutputComparison
            yours={answer?.kind === "predict-output" ? answer.output : null}
            right={rightAnswer?.kind === "predict-output" ? rightAnswer.output : ""}
          />
        </>
      );
    case "order-lines":
      return (
        <LinesFeedback
          lines={item.lines}
          yours={answer?.kind === "order-lines" ? answer.lines : null}
          right={rightAnswer?.kind === "order-lines" ? rightAnswer.lines : []}
          isRight={feedback.right}
        />
      );
    case "fill-blank":
      return (
        <BlanksFeedback
          code={item.code}
          yours={answer?.kind === "fill-blank" ? answer.blanks : null}
          right={rightAnswer?.kind === "fill-blank" ? rightAnswer.blanks : []}
          notes={feedback.notes}
          isRight={feedback.right}
        />
      );
  }
}
