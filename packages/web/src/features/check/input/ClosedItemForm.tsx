import type { Answer, Check } from "@aulo/contract";
import { type FormEvent, useRef } from "react";
import { workName } from "../../../api/send-answer.ts";
import { useKept } from "../../../api/use-kept.ts";
import { Button } from "../../../ui/Button.tsx";
import { FocusHeading } from "../../../ui/FocusHeading.tsx";
import { useKeys } from "../../keys/use-keys.ts";
import { TrackHtml } from "../../track/TrackHtml.tsx";
import { Hints } from "../Hints.tsx";
import { ChooseInput } from "./ChooseInput.tsx";
import { FillBlankInput } from "./FillBlankInput.tsx";
import { OrderLinesInput } from "./OrderLinesInput.tsx";
import { PredictInput } from "./PredictInput.tsx";
import { type ClosedItem, NO_WORK, toAnswer, type Work } from "./work.ts";

type ClosedItemFormProps = {
  check: Check;
  item: ClosedItem;
  heading: string;
  isSending: boolean;
  onAnswer: (answer: Answer) => void;
  /** Loads the check again. */
  onRefresh: () => void;
};

/** The form for a closed item: its text, its input, hints, and "I don't know yet". */
export function ClosedItemForm({
  check,
  item,
  heading,
  isSending,
  onAnswer,
  onRefresh,
}: ClosedItemFormProps) {
  const { value: work, keep } = useKept(workName(check.id, item.id), NO_WORK);
  const answer = toAnswer(item, work);
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
      <fieldset className="stack" disabled={isSending}>
        <ItemInput item={item} work={work} isOff={isSending} onChange={keep} />
      </fieldset>
      <Hints check={check} item={item} onRefresh={onRefresh} />
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

type ItemInputProps = { item: ClosedItem; work: Work; isOff: boolean; onChange: (work: Work) => void };

/** `isOff`: takes no changes by keys or dragging. Fields and buttons are disabled by the fieldset around them. */
function ItemInput({ item, work, isOff, onChange }: ItemInputProps) {
  switch (item.kind) {
    case "choose-one":
    case "choose-several":
      return <ChooseInput item={item} work={work} isOff={isOff} onChange={onChange} />;
    case "predict-output":
      return <PredictInput item={item} work={work} onChange={onChange} />;
    case "order-lines":
      return <OrderLinesInput item={item} work={work} isOff={isOff} onChange={onChange} />;
    case "fill-blank":
      return <FillBlankInput item={item} work={work} onChange={onChange} />;
  }
}
