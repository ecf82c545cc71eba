import { createHash } from "node:crypto";

/** SHA-256 of a value, independent of the order of its keys. */
export function checksumOf(value: unknown): string {
  return createHash("sha256").update(toSortedJson(value)).digest("hex");
}

/** JSON with the keys of every object sorted, so that equal values give equal text. */
function toSortedJson(value: unknown): string {
  return JSON.stringify(value, (_, item: unknown) =>
    item !== null && typeof item === "object" && !Array.isArray(item)
      ? Object.fromEntries(Object.entries(item).sort(([a], [b]) => (a < b ? -1 : 1)))
      : item,
  );
}
