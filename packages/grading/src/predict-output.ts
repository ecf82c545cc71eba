import { foldOutput, foldPredicted, type Item, renderMarkdown } from "@aulo/content";
import { faultsOf, type Graded } from "./graded.ts";

type PredictOutput = Extract<Item, { kind: "predict-output" }>;

/** White space counts only between words and as line ends; `output` is null for "I don't know yet". */
export function gradePredictOutput(item: PredictOutput, output: string | null): Graded {
  const foreseen = item.wrong.filter(
    (wrong) => output !== null && foldPredicted(wrong.output) === foldPredicted(output),
  );
  return {
    right: output !== null && foldPredicted(output) === foldPredicted(item.output),
    faults: faultsOf(foreseen),
    notes: foreseen.map(({ because, misconception }) => ({
      about: null,
      right: false,
      chosen: true,
      becauseHtml: renderMarkdown(because),
      misconception,
    })),
    rightAnswer: { kind: "predict-output", output: foldOutput(item.output) },
  };
}
