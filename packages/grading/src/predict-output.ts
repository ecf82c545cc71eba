import { foldOutput, type Item, renderMarkdown } from "@aulo/content";
import { faultsOf, type Graded } from "./graded.ts";

type PredictOutput = Extract<Item, { kind: "predict-output" }>;

/** White space at the ends of lines and empty lines at the end do not count; `output` is null for "I don't know yet". */
export function gradePredictOutput(item: PredictOutput, output: string | null): Graded {
  const foreseen = item.wrong.filter(
    (wrong) => output !== null && foldOutput(wrong.output) === foldOutput(output),
  );
  return {
    right: output !== null && foldOutput(output) === foldOutput(item.output),
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
