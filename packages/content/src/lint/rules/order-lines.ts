import type { Item } from "../../schema/item.ts";
import { foldSpace } from "../../white-space.ts";
import { forEachItem } from "../for-each.ts";
import type { Rule } from "../rule.ts";

type OrderItem = Extract<Item, { kind: "order-lines" }>;
type Found = { path: (string | number)[]; message: string };

/** No distractor equals a line, and every alternative order holds each line once. */
export const orderLines: Rule = {
  name: "order-lines",
  check(track) {
    return forEachItem(track, (item) =>
      item.kind === "order-lines" ? [...distractors(item), ...orders(item)] : [],
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

function orders(item: OrderItem): Found[] {
  const natural = item.lines.map((_, index) => index).join();
  const texts = item.orders.map((order) => order.join());
  return item.orders.flatMap((order, index) => {
    const path = ["orders", index];
    const sorted = [...order].sort((a, b) => a - b).join();
    if (sorted !== natural)
      return [{ path, message: "An order names the index of every line exactly once, from 0." }];
    if (order.join() === natural) return [{ path, message: "The order of `lines` is right already." }];
    return texts.indexOf(order.join()) === index ? [] : [{ path, message: "This order stands twice." }];
  });
}
