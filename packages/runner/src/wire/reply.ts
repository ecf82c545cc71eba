import type { Json } from "./codec.ts";
import type { Reply } from "./request.ts";

/** A reply is refused above this many bytes. */
export const MAX_REPLY_BYTES = 4 * 1024 * 1024;

/**
 * No value that may cross is nested deeper, written as JSON. What is deeper would overflow the stack of whoever reads it.
 */
const MAX_JSON_DEPTH = 1_000;

/** The reply on a line, or null when the line is not one: the learner's process may write anything there. */
export function parseReply(line: string): Reply | null {
  const read = parseJson(line);
  if (isTooDeep(read)) return null;
  if (typeof read !== "object" || read === null || Array.isArray(read)) return null;
  const { id, ok, value, error } = read;
  if (typeof id !== "number") return null;
  if (ok === true && value !== undefined) return { id, ok, value };
  if (ok === false && error !== undefined) return { id, ok, error };
  return null;
}

function parseJson(line: string): Json {
  try {
    return JSON.parse(line);
  } catch {
    return null;
  }
}

/** Level by level, not by calling itself: the depth is the other side's to choose. */
function isTooDeep(json: Json): boolean {
  let level = [json];
  for (let depth = 0; level.length > 0; depth += 1) {
    if (depth > MAX_JSON_DEPTH) return true;
    level = level.flatMap((value) =>
      typeof value === "object" && value !== null ? Object.values(value) : [],
    );
  }
  return false;
}
