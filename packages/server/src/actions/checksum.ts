import { createHash } from "node:crypto";

/** JSON with the keys of every object sorted, so that equal values give equal text. */
const toSortedJson = (value: unknown): string =>
  JSON.stringify(value, (_, held: unknown) =>
    held !== null && typeof held === "object" && !Array.isArray(held)
      ? Object.fromEntries(Object.entries(held).sort(([a], [b]) => (a < b ? -1 : 1)))
      : held,
  );

/** SHA-256 over a value, whatever the order of its keys. */
export const checksumOf = (value: unknown): string =>
  createHash("sha256").update(toSortedJson(value)).digest("hex");
