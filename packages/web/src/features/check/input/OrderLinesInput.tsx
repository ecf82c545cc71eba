import type { PublicItem } from "@aulo/contract";
import { useLayoutEffect, useRef, useState } from "react";
import { announce } from "../../../ui/announce.tsx";
import { useKeys } from "../../keys/use-keys.ts";
import { type LineOrder, moveLine, nextFocus, placeLine, startOrder, toggleLine } from "./line-order.ts";
import { LeftLine, spoken, UsedLine } from "./OrderLine.tsx";
import type { Work } from "./work.ts";

type OrderLinesInputProps = {
  item: Extract<PublicItem, { kind: "order-lines" }>;
  work: Work;
  isOff: boolean;
  onChange: (work: Work) => void;
};

/** Lines to put in order, by buttons, keys or dragging. Some of them may be distractors. */
export function OrderLinesInput({ item, work, isOff, onChange }: OrderLinesInputProps) {
  const ids = item.lines.map(({ id }) => id);
  const [order, setOrder] = useState<LineOrder>(() => startOrder(ids, work));
  const { box, focusNext } = useLineFocus(order);
  const textOf = (id: string) => item.lines.find((line) => line.id === id)?.text ?? "";
  const numberOf = (id: string) => ids.indexOf(id) + 1;
  const change = (next: LineOrder, id: string, focused: string | null = id) => {
    if (isOff) return;
    setOrder(next);
    focusNext(focused);
    onChange(next.used);
    announce(placeWords(next, id, textOf(id)));
  };
  const use = (id: string) => change(toggleLine(order, id), id, nextFocus(order, id));
  useKeys(
    Object.fromEntries(ids.map((id) => [String(numberOf(id)), () => change(toggleLine(order, id), id)])),
  );
  return (
    <div ref={box} className="order">
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
              number={numberOf(id)}
              text={textOf(id)}
              isFirst={index === 0}
              isLast={index === order.used.length - 1}
              onMove={(by) => change(moveLine(order, id, by), id, null)}
              onTakeOut={() => use(id)}
              onDropHere={(dropped) => change(placeLine(order, dropped, index), dropped)}
            />
          ))}
          {order.used.length === 0 && <li className="lines-empty soft">Add the first line from below.</li>}
        </ol>
      </section>
      <section className="stack-s" aria-label="Lines to use">
        <h3 className="small">Lines to use. Some may not belong.</h3>
        <ul className="lines plain-list">
          {order.left.map((id) => (
            <LeftLine key={id} id={id} number={numberOf(id)} text={textOf(id)} onUse={() => use(id)} />
          ))}
          {order.left.length === 0 && <li className="lines-empty soft">All lines are used.</li>}
        </ul>
        <p className="lines-keys small soft">
          Keys: the number of a line adds it, <kbd>Alt</kbd> <kbd>↑</kbd> and <kbd>Alt</kbd> <kbd>↓</kbd> move
          it.
        </p>
      </section>
    </div>
  );
}

/** Moves the focus to a line after the order has changed, since its old element may be gone. */
function useLineFocus(order: LineOrder) {
  const box = useRef<HTMLDivElement>(null);
  const wanted = useRef<string | null>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the focus follows each new order.
  useLayoutEffect(() => {
    if (wanted.current === null) return;
    box.current?.querySelector<HTMLElement>(`[data-line="${CSS.escape(wanted.current)}"]`)?.focus();
    wanted.current = null;
  }, [order]);
  const focusNext = (id: string | null) => {
    wanted.current = id;
  };
  return { box, focusNext };
}

function placeWords({ used }: LineOrder, id: string, text: string): string {
  const at = used.indexOf(id);
  return at === -1 ? `${spoken(text)}: taken out` : `${spoken(text)}: line ${at + 1} of ${used.length}`;
}
