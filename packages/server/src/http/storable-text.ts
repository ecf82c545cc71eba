/** The first string of a value that PostgreSQL cannot store. */
export type Unstorable = { path: string[]; message: string };

const NULL_CHARACTER = "must not hold the character U+0000";
const HALF_CHARACTER = "must be valid Unicode; it holds half of a surrogate pair";

/**
 * Looks for a string that PostgreSQL cannot store in a parsed body, keys included; null when it can store them all.
 *
 * It calls itself at most `LIMITS.nesting` levels deep, since `readBody` refuses deeper bodies.
 */
export function findUnstorable(value: unknown, path: readonly string[] = []): Unstorable | null {
  if (typeof value === "string") {
    const message = whyUnstorable(value);
    return message === null ? null : { path: [...path], message };
  }
  if (value === null || typeof value !== "object") return null;
  for (const [key, part] of Object.entries(value)) {
    const message = whyUnstorable(key);
    if (message !== null) return { path: [...path], message: `has a key that ${message}` };
    const found = findUnstorable(part, [...path, key]);
    if (found !== null) return found;
  }
  return null;
}

function whyUnstorable(text: string): string | null {
  if (text.includes("\0")) return NULL_CHARACTER;
  return text.isWellFormed() ? null : HALF_CHARACTER;
}
