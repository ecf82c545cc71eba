import type { PublicItem } from "@aulo/contract";
import { useKeys } from "../../keys/use-keys.ts";
import { TrackHtml } from "../../track/TrackHtml.tsx";
import type { Work } from "./work.ts";

type ChoiceItem = Extract<PublicItem, { kind: "choose-one" | "choose-several" }>;
type ChooseInputProps = { item: ChoiceItem; work: Work; isOff: boolean; onChange: (work: Work) => void };

/** Radio buttons or checkboxes. Number keys choose an option too. */
export function ChooseInput({ item, work: chosen, isOff, onChange }: ChooseInputProps) {
  const choose = (id: string) => onChange(chosenAfter(item, chosen, id));
  const keys = item.options.map(({ id }, index) => [String(index + 1), () => choose(id)]);
  useKeys(isOff ? {} : Object.fromEntries(keys));
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

function chosenAfter(item: ChoiceItem, chosen: Work, id: string): Work {
  if (item.kind === "choose-one") return [id];
  return chosen.includes(id) ? chosen.filter((other) => other !== id) : [...chosen, id];
}
