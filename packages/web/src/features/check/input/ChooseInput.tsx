import type { Answer, PublicItem } from "@aulo/contract";
import { useState } from "react";
import { useKeys } from "../../keys/use-keys.ts";
import { TrackHtml } from "../../track/TrackHtml.tsx";

type ChoiceItem = Extract<PublicItem, { kind: "choose-one" | "choose-several" }>;
type ChooseInputProps = { item: ChoiceItem; onChange: (answer: Answer | null) => void };

/** Radio buttons or checkboxes. Number keys choose an option too. */
export function ChooseInput({ item, onChange }: ChooseInputProps) {
  const [chosen, setChosen] = useState<readonly string[]>([]);
  const choose = (id: string) => {
    const next = chosenAfter(item, chosen, id);
    setChosen(next);
    onChange(toAnswer(item, next));
  };
  useKeys(Object.fromEntries(item.options.map(({ id }, index) => [String(index + 1), () => choose(id)])));
  return (
    <fieldset className="options">
      <legend className="small soft">
        {item.kind === "choose-one" ? "Choose one" : "Choose all that are right"}
      </legend>
      {item.options.map(({ id, html }, index) => (
        <label key={id} className="option">
          <input
            type={item.kind === "choose-one" ? "radio" : "checkbox"}
            name={item.id}
            checked={chosen.includes(id)}
            onChange={() => choose(id)}
          />
          <span className="option-number" aria-hidden="true">
            {index + 1}
          </span>
          <TrackHtml html={html} />
        </label>
      ))}
    </fieldset>
  );
}

function chosenAfter(item: ChoiceItem, chosen: readonly string[], id: string): readonly string[] {
  if (item.kind === "choose-one") return [id];
  return chosen.includes(id) ? chosen.filter((other) => other !== id) : [...chosen, id];
}

function toAnswer({ kind }: ChoiceItem, chosen: readonly string[]): Answer | null {
  const [first] = chosen;
  if (first === undefined) return null;
  return kind === "choose-one" ? { kind, option: first } : { kind, options: [...chosen] };
}
