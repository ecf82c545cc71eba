import type { Address, Item, Order, Parsed } from "./types.ts";

type Fields = Record<string, unknown>;

const isObject = (value: unknown): value is Fields =>
  typeof value === "object" && value !== null && !Array.isArray(value);

/** Collects the paths of wrong fields. Each method gives a value of the right type, or a stand-in after a failure. */
class Reader {
  readonly wrong: string[] = [];

  text(value: unknown, path: string, pattern = /\S/): string {
    if (typeof value === "string" && pattern.test(value)) return value.trim();
    this.wrong.push(path);
    return "";
  }

  count(value: unknown, path: string): number {
    if (typeof value === "number" && Number.isInteger(value) && value >= 1 && value <= 99) return value;
    this.wrong.push(path);
    return 0;
  }

  object(value: unknown, path: string): Fields | undefined {
    if (isObject(value)) return value;
    this.wrong.push(path);
    return undefined;
  }

  items(value: unknown): Item[] {
    if (!Array.isArray(value) || value.length === 0) {
      this.wrong.push("items");
      return [];
    }
    return value.flatMap((one: unknown, index) => {
      const item = this.object(one, `items.${index}`);
      if (item === undefined) return [];
      return [
        {
          product: this.text(item.product, `items.${index}.product`),
          count: this.count(item.count, `items.${index}.count`),
        },
      ];
    });
  }

  address(value: unknown): Address {
    const fields = this.object(value, "address");
    if (fields === undefined) return { street: "", postcode: "" };
    return {
      street: this.text(fields.street, "address.street"),
      postcode: this.text(fields.postcode, "address.postcode", /^\d{5}$/),
    };
  }

  note(value: unknown): string | null {
    if (typeof value === "string") return value;
    if (value !== undefined && value !== null) this.wrong.push("note");
    return null;
  }
}

export function parseOrder(input: unknown): Parsed {
  if (!isObject(input)) return { ok: false, wrong: [""] };
  const { kind } = input;
  if (kind !== "pickup" && kind !== "delivery") return { ok: false, wrong: typeof input.name === "string" ? ["kind"] : ["kind", "name"] };
  const reader = new Reader();
  const common = { name: reader.text(input.name, "name"), items: reader.items(input.items) };
  const order: Order =
    kind === "pickup"
      ? { kind, ...common }
      : { kind, ...common, address: reader.address(input.address), note: reader.note(input.note) };
  return reader.wrong.length === 0 ? { ok: true, order } : { ok: false, wrong: reader.wrong };
}

export function totalOf({ kind, items }: Order, prices: Map<string, number>): number | undefined {
  const costs = items.map(({ product, count }) => (prices.get(product) ?? Number.NaN) * count);
  const total = costs.reduce((sum, cost) => sum + cost, kind === "delivery" ? 490 : 0);
  return Number.isNaN(total) ? undefined : total;
}

const LABELS: { [K in Order["kind"]]: (order: Extract<Order, { kind: K }>) => string } = {
  pickup: ({ name }) => `Pickup: ${name}`,
  delivery: ({ name, address }) => `${name}, ${address.street}, ${address.postcode}`,
};

export function labelOf(order: Order): string {
  // One function for each kind: the compiler asks for a new one when a kind is added.
  if (!Object.hasOwn(LABELS, order.kind)) throw new Error(`There is no label for the kind ${order.kind}.`);
  return (LABELS[order.kind] as (order: Order) => string)(order);
}
