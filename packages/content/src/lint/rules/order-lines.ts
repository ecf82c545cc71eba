import { rightOrders } from "../../line-orders.ts";
import type { OrderItem } from "../../schema/item.ts";
import { foldSpace } from "../../white-space.ts";
import { forEachItem } from "../for-each.ts";
import type { Rule } from "../rule.ts";

/** With more right orders the item asks for hardly any order. */
const MOST_ORDERS = 24;

type Found = { path: (string | number)[]; message: string };

/** No distractor equals a line, `ask` counts them rightly, and `free` and `blocks` name lines that exist. */
export const orderLines: Rule = {
  name: "order-lines",
  check(track) {
    return forEachItem(track, (item) =>
      item.kind === "order-lines" ? [...distractors(item), ...counted(item), ...freedom(item)] : [],
    );
  },
};

function distractors(item: OrderItem): Found[] {
  const lines = item.lines.map(foldSpace);
  return item.distractors.flatMap(({ text }, index) => {
    if (!lines.includes(foldSpace(text))) return [];
    return [
      { path: ["distractors", index, "text"], message: "A distractor must not equal one of the lines." },
    ];
  });
}

const COUNT_IN_PROSE = /\b(one|two|three|four|five)\b[^.]*\b(?:does|do) not belong/i;
const COUNTS = ["one", "two", "three", "four", "five"];

function counted({ ask, distractors }: OrderItem): Found[] {
  const word = COUNT_IN_PROSE.exec(ask)?.[1];
  if (word === undefined || COUNTS.indexOf(word.toLowerCase()) + 1 === distractors.length) return [];
  return [
    { path: ["ask"], message: `“${word}” is not the number of distractors, which is ${distractors.length}.` },
  ];
}

function freedom(item: OrderItem): Found[] {
  const { lines, free, blocks } = item;
  const isLine = (line: number) => line < lines.length;
  const pairs = free.flatMap(([one, other], index): Found[] => {
    const path = ["free", index];
    if (!isLine(one) || !isLine(other) || one === other)
      return [{ path, message: "A free pair names two lines by their indexes, from 0." }];
    return [];
  });
  const together = blocks.flatMap((block, index): Found[] => {
    const path = ["blocks", index];
    const isRow = block.every((line, at) => isLine(line) && (at === 0 || line === Number(block[at - 1]) + 1));
    return isRow ? [] : [{ path, message: "A block names lines that follow each other in `lines`." }];
  });
  if (pairs.length + together.length > 0) return [...pairs, ...together];
  const count = rightOrders(item).length;
  if (count <= MOST_ORDERS) return [];
  return [{ path: ["free"], message: `There are ${count} right orders; at most ${MOST_ORDERS} may be.` }];
}
