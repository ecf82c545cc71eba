import type { Answer, Feedback } from "@aulo/contract";
import { CodeHtml } from "../../code/CodeHtml.tsx";
import type { ClosedItem } from "../OpenItem.tsx";
import { BlanksShown } from "./BlanksShown.tsx";
import { LinesShown } from "./LinesShown.tsx";
import { OptionsShown } from "./OptionsShown.tsx";
import { OutputsShown } from "./OutputsShown.tsx";

type AnswerShownProps = { item: ClosedItem; answer: Answer | null; feedback: Feedback };

/** An answered item with the learner's answer beside the right one. */
export function AnswerShown({ item, answer, feedback }: AnswerShownProps) {
  const { rightAnswer } = feedback;
  switch (item.kind) {
    case "choose-one":
    case "choose-several":
      return <OptionsShown options={item.options} notes={feedback.notes} />;
    case "predict-output":
      return (
        <>
          <CodeHtml html={item.codeHtml} label="The code" />
          <OutputsShown
            yours={answer?.kind === "predict-output" ? answer.output : null}
            right={rightAnswer?.kind === "predict-output" ? rightAnswer.output : ""}
          />
        </>
      );
    case "order-lines":
      return (
        <LinesShown
          lines={item.lines}
          yours={answer?.kind === "order-lines" ? answer.lines : null}
          right={rightAnswer?.kind === "order-lines" ? rightAnswer.lines : []}
          isRight={feedback.right}
        />
      );
    case "fill-blank":
      return (
        <BlanksShown
          code={item.code}
          yours={answer?.kind === "fill-blank" ? answer.blanks : null}
          right={rightAnswer?.kind === "fill-blank" ? rightAnswer.blanks : []}
          notes={feedback.notes}
          isRight={feedback.right}
        />
      );
  }
}
