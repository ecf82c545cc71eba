import { LIMITS, type PublicItem } from "@aulo/contract";
import { CodeHtml } from "../../code/CodeHtml.tsx";
import type { Work } from "./work.ts";

type PredictInputProps = {
  item: Extract<PublicItem, { kind: "predict-output" }>;
  work: Work;
  onChange: (work: Work) => void;
};

/** Code, and a field for the predicted output. */
export function PredictInput({ item, work: [output = ""], onChange }: PredictInputProps) {
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
          value={output}
          onChange={(event) => onChange([event.currentTarget.value])}
        />
      </div>
    </>
  );
}
