import type { Answer, Check, PublicItem } from "@aulo/contract";
import { type FormEvent, useRef, useState } from "react";
import { Button } from "../../../ui/Button.tsx";
import { FocusHeading } from "../../../ui/FocusHeading.tsx";
import { useKeys } from "../../keys/use-keys.ts";
import { TrackHtml } from "../../track/TrackHtml.tsx";
import { Hints } from "../Hints.tsx";
import { ChooseInput } from "./ChooseInput.tsx";
import { FillBlankInput } from "./FillBlankInput.tsx";
import { OrderLinesInput } from "./OrderLinesInput.tsx";
import { PredictInput } from "./PredictInput.tsx";

/** An item that is answered by choosing, ordering or typing. */
export type ClosedItem = Exclude<PublicItem, { kind: "exercise" }>;

type ClosedItemFormProps = {
  check: Check;
  item: ClosedItem;
  heading: string;
  isSending: boolean;
  onAnswer: (answer: Answer) => void;
};

/** The form for a closed item: its text, its input, hints, and "I don't know yet". */
export function ClosedItemForm({ check, item, heading, isSending, onAnswer }: ClosedItemFormProps) {
  const [answer, setAnswer] = useState<Answer | null>(null);
  const form = useRef<HTMLFormElement>(null);
  useKeys({ "mod+Enter": () => form.current?.requestSubmit() });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (answer !== null && !isSending) onAnswer(answer);
  };
  return (
    <form ref={form} className="stack item" onSubmit={submit} aria-labelledby="item-heading">
      <FocusHeading level={2} id="item-heading" className="item-heading">
        {heading}
      </FocusHeading>
      <TrackHtml html={item.askHtml} className="ask" />
      <ItemInput item={item} onChange={setAnswer} />
      <Hints check={check} item={item} />
      <div className="row item-buttons">
        <Button look="primary" type="submit" disabled={answer === null || isSending}>
          {isSending ? "Sending…" : "Send answer"}
        </Button>
        <Button look="quiet" disabled={isSending} onClick={() => onAnswer({ kind: "dont-know" })}>
          I don't know yet
        </Button>
      </div>
    </form>
  );
}

type ItemInputProps = { item: ClosedItem; onChange: (answer: Answer | null) => void };

function ItemInput({ item, onChange }: ItemInputProps) {
  switch (item.kind) {
    case "choose-one":
    case "choose-several":
      return <ChooseInput item={item} onChange={onChange} />;
    case "predict-output":
      return <PredictInput item={item} onChange={onChange} />;
    case "order-lines":
      return <OrderLinesInput item={item} onChange={onChange} />;
    case "fill-blank":
      return <FillBlankInput item={item} onChange={onChange} />;
  }
}
