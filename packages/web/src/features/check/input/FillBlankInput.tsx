import type { Answer, PublicItem } from "@aulo/contract";
import { useState } from "react";
import { cutAtBlanks } from "../blanks.ts";

type FillBlankInputProps = {
  item: Extract<PublicItem, { kind: "fill-blank" }>;
  onChange: (answer: Answer | null) => void;
};

/** Code with a field in place of each blank. */
export function FillBlankInput({ item, onChange }: FillBlankInputProps) {
  const [texts, setTexts] = useState<readonly string[]>(Array.from({ length: item.blanks }, () => ""));
  const change = (number: number, text: string) => {
    const next = texts.with(number - 1, text);
    setTexts(next);
    onChange(next.every((blank) => blank.trim() !== "") ? { kind: item.kind, blanks: [...next] } : null);
  };
  return (
    <pre className="code blanks">
      <code>
        {cutAtBlanks(item.code).map((part, index) => {
          if (part.kind === "text") return part.text;
          const text = texts[part.number - 1] ?? "";
          return (
            <input
              // biome-ignore lint/suspicious/noArrayIndexKey: the parts of one code never move.
              key={index}
              className="blank"
              aria-label={`Blank ${part.number} of ${item.blanks}`}
              placeholder={String(part.number)}
              size={Math.max(8, text.length + 1)}
              value={text}
              maxLength={500}
              spellCheck={false}
              autoCapitalize="off"
              autoComplete="off"
              onChange={(event) => change(part.number, event.currentTarget.value)}
            />
          );
        })}
      </code>
    </pre>
  );
}
