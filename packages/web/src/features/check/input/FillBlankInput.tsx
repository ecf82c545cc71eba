import type { PublicItem } from "@aulo/contract";
import { Fragment } from "react";
import { cutAtBlanks } from "../blanks.ts";
import type { Work } from "./work.ts";

type FillBlankInputProps = {
  item: Extract<PublicItem, { kind: "fill-blank" }>;
  work: Work;
  onChange: (work: Work) => void;
};

/** Code with a field in place of each blank. */
export function FillBlankInput({ item, work, onChange }: FillBlankInputProps) {
  const texts = Array.from({ length: item.blanks }, (_, index) => work[index] ?? "");
  const change = (number: number, text: string) => onChange(texts.with(number - 1, text));
  return (
    <pre className="code blanks">
      <code>
        {cutAtBlanks(item.code).map((part, index) => {
          if (part.kind === "text") return part.text;
          const text = texts[part.number - 1] ?? "";
          return (
            // biome-ignore lint/suspicious/noArrayIndexKey: the parts of one code never move.
            <Fragment key={index}>
              {item.blanks > 1 && (
                <sup className="blank-number" aria-hidden="true">
                  {part.number}
                </sup>
              )}
              <input
                className="blank"
                aria-label={`Blank ${part.number} of ${item.blanks}`}
                size={Math.max(8, text.length + 1)}
                value={text}
                maxLength={500}
                spellCheck={false}
                autoCapitalize="off"
                autoComplete="off"
                onChange={(event) => change(part.number, event.currentTarget.value)}
              />
            </Fragment>
          );
        })}
      </code>
    </pre>
  );
}
