import type { Answer, PublicItem } from "@aulo/contract";
import { useState } from "react";
import { announce } from "../../../ui/announce.tsx";
import { type LineOrder, moveLine, placeLine, startOrder, toggleLine } from "./line-order.ts";
import { LeftLine, spoken, UsedLine } from "./OrderLine.tsx";

type OrderLinesInputProps = {
  item: Extract<PublicItem, { kind: "order-lines" }>;
  onChange: (answer: Answer | null) => void;
};

/** Lines to put in order, by buttons, keys or dragging. Some of them may be distractors. */
export function OrderLinesInput({ item, onChange }: OrderLinesInputProps) {
  const [order, setOrder] = useState<LineOrder>(startOrder(item.lines.map(({ id }) => id)));
  const textOf = (id: string) => item.lines.find((line) => line.id === id)?.text ?? "";
  const change = (next: LineOrder, id: string) => {
    setOrder(next);
    onChange(next.used.length === 0 ? null : { kind: item.kind, lines: [...next.used] });
    announce(placeWords(next, id, textOf(id)));
  };
  return (
    <div className="order">
      <section className="stack-s" aria-label="Your order">
        <h3 className="small">Your order</h3>
        <ol
          className="lines plain-list"
          onDragOver={(event) => event.preventDefault()}
          onDrop={(event) => {
            const id = event.dataTransfer.getData("text/plain");
            if (item.lines.some((line) => line.id === id))
              change(placeLine(order, id, order.used.length), id);
          }}
        >
          {order.used.map((id, index) => (
            <UsedLine
              key={id}
              id={id}
              text={textOf(id)}
              isFirst={index === 0}
              isLast={index === order.used.length - 1}
              onMove={(by) => change(moveLine(order, id, by), id)}
              onTakeOut={() => change(toggleLine(order, id), id)}
              onDropHere={(dropped) => change(placeLine(order, dropped, index), dropped)}
            />
          ))}
          {order.used.length === 0 && <li className="lines-empty soft">Add the first line from below.</li>}
        </ol>
      </section>
      <section className="stack-s" aria-label="Lines to use">
        <h3 className="small">Lines to use. Not every line may belong.</h3>
        <ul className="lines plain-list">
          {order.left.map((id) => (
            <LeftLine key={id} id={id} text={textOf(id)} onUse={() => change(toggleLine(order, id), id)} />
          ))}
          {order.left.length === 0 && <li className="lines-empty soft">All lines are used.</li>}
        </ul>
      </section>
    </div>
  );
}

function placeWords({ used }: LineOrder, id: string, text: string): string {
  const at = used.indexOf(id);
  return at === -1 ? `${spoken(text)}: taken out` : `${spoken(text)}: line ${at + 1} of ${used.length}`;
}
