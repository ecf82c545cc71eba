import { z } from "zod";
import type { Order, Parsed } from "./types.ts";

const DELIVERY_CENTS = 490;

const filled = z.string().trim().min(1);
const common = {
  name: filled,
  items: z.array(z.object({ product: filled, count: z.int().min(1).max(99) })).min(1),
};
const OrderInput = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("pickup"), ...common }),
  z.object({
    kind: z.literal("delivery"),
    ...common,
    address: z.object({ street: filled, postcode: z.string().regex(/^\d{5}$/) }),
    note: z.string().nullish().transform((note) => note ?? null),
  }),
]);

export function parseOrder(input: unknown): Parsed {
  const { data, error } = OrderInput.safeParse(input);
  if (data !== undefined) return { ok: true, order: data };
  return { ok: false, wrong: [...new Set(error.issues.map(({ path }) => path.join(".")))] };
}

export function totalOf(order: Order, prices: Map<string, number>): number | undefined {
  let total = order.kind === "delivery" ? DELIVERY_CENTS : 0;
  for (const { product, count } of order.items) {
    const cents = prices.get(product);
    if (cents === undefined) return undefined;
    total += cents * count;
  }
  return total;
}

export function labelOf(order: Order): string {
  switch (order.kind) {
    case "pickup":
      return `Pickup: ${order.name}`;
    case "delivery":
      return `${order.name}, ${order.address.street}, ${order.address.postcode}`;
    default:
      return impossible(order);
  }
}

/** The compiler allows the call only where every kind is handled, for then the type is `never`. */
function impossible(order: never): never {
  throw new Error(`An order of this kind has no label: ${JSON.stringify(order)}`);
}
