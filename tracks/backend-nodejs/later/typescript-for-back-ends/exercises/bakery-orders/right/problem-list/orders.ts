import { type Order, type Parsed } from "./types.ts";

export const parseOrder = (input: any): Parsed => {
  const wrong: string[] = [];
  if (typeof input !== "object" || input === null || Array.isArray(input)) return { ok: false, wrong: [""] };
  if (!["pickup", "delivery"].includes(input.kind)) return { ok: false, wrong: ["kind"] };
  const filled = (text: unknown) => typeof text === "string" && text.trim().length > 0;
  if (!filled(input.name)) wrong.push("name");
  if (!Array.isArray(input.items) || input.items.length < 1) wrong.push("items");
  else {
    for (const [i, item] of input.items.entries()) {
      if (typeof item !== "object" || item === null || Array.isArray(item)) wrong.push("items." + i);
      else {
        if (!filled(item.product)) wrong.push("items." + i + ".product");
        if (!Number.isInteger(item.count) || item.count < 1 || item.count > 99) wrong.push("items." + i + ".count");
      }
    }
  }
  if (input.kind === "delivery") {
    const { address, note } = input;
    if (typeof address !== "object" || address === null || Array.isArray(address)) wrong.push("address");
    else {
      if (!filled(address.street)) wrong.push("address.street");
      if (typeof address.postcode !== "string" || !/^[0-9]{5}$/.test(address.postcode)) wrong.push("address.postcode");
    }
    if (note != null && typeof note !== "string") wrong.push("note");
  }
  if (wrong.length) return { ok: false, wrong: wrong.reverse() };
  const name = input.name.trim();
  const items = input.items.map((item: any) => ({ product: item.product.trim(), count: item.count }));
  if (input.kind === "pickup") return { ok: true, order: { kind: "pickup", name, items } };
  const address = { street: input.address.street.trim(), postcode: input.address.postcode };
  return { ok: true, order: { kind: "delivery", name, items, address, note: input.note ?? null } };
};

export const totalOf = (order: Order, prices: Map<string, number>) => {
  let sum = 0;
  for (let i = 0; i < order.items.length; i++) {
    const { product, count } = order.items[i]!;
    if (!prices.has(product)) return undefined;
    sum += prices.get(product)! * count;
  }
  if (order.kind === "delivery") sum += 490;
  return sum;
};

export function labelOf(order: Order) {
  if (order.kind === "pickup") return "Pickup: " + order.name;
  if (order.kind === "delivery") return [order.name, order.address.street, order.address.postcode].join(", ");
  throw new TypeError("no label for " + (order as { kind: string }).kind);
}
