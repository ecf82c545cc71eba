import { type Answer, LIMITS, type PublicItem } from "@aulo/contract";
import { CodeHtml } from "../../code/CodeHtml.tsx";

type PredictInputProps = {
  item: Extract<PublicItem, { kind: "predict-output" }>;
  onChange: (answer: Answer | null) => void;
};

/** Code, and a field for the predicted output. */
export function PredictInput({ item, onChange }: PredictInputProps) {
  const change = (output: string) => onChange(output.trim() === "" ? null : { kind: item.kind, output });
  return (
    <>
      <CodeHtml html={item.codeHtml} label="The code" />
      <div className="field">
        <label htmlFor="predicted">What it prints, line by line</label>
        <textarea
          id="predicted"
          className="input mono"
          rows={4}
          maxLength={LIMITS.answerChars}
          spellCheck={false}
          autoCapitalize="off"
          autoComplete="off"
          onChange={(event) => change(event.currentTarget.value)}
        />
      </div>
    </>
  );
}
