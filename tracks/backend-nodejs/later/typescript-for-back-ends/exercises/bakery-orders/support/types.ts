export type Item = { product: string; count: number };

export type Address = { street: string; postcode: string };

export type Order =
  | { kind: "pickup"; name: string; items: Item[] }
  | { kind: "delivery"; name: string; items: Item[]; address: Address; note: string | null };

/** An order that can be trusted, or the paths of all fields that are wrong, such as `items.0.count`. */
export type Parsed = { ok: true; order: Order } | { ok: false; wrong: string[] };
