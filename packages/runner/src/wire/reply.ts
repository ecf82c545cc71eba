import type { Json } from "./codec.ts";
import type { Observed, Reply } from "./request.ts";

/** Limit on the size of a reply, bytes. */
export const MAX_REPLY_BYTES = 4 * 1024 * 1024;

/** Limit on the nesting of a reply. No encoded value is deeper, and deeper JSON would overflow the reader's stack. */
const MAX_JSON_DEPTH = 1_000;

/** The reply on a line, or null when the line is not a reply. The learner's process can write anything there. */
export function parseReply(line: string): Reply | null {
  const read = parseJson(line);
  if (isTooDeep(read)) return null;
  if (typeof read !== "object" || read === null || Array.isArray(read)) return null;
  const { id, ok, value, error } = read;
  if (typeof id !== "number") return null;
  if (ok === true && value !== undefined) return { id, ok, value, ...observedIn(read) };
  if (ok === false && error !== undefined) return { id, ok, error, ...observedIn(read) };
  return null;
}

/** A malformed observation is left out. */
function observedIn({ printed, calls, late }: { [key: string]: Json }): Observed {
  const [out, error] = Array.isArray(printed) ? printed : [];
  return {
    ...(isCount(out) && isCount(error) ? { printed: [out, error] } : {}),
    ...(calls === undefined ? {} : { calls }),
    ...(late === true ? { late } : {}),
  };
}

function isCount(json: Json | undefined): json is number {
  return typeof json === "number" && Number.isSafeInteger(json) && json >= 0;
}

function parseJson(line: string): Json {
  try {
    return JSON.parse(line);
  } catch {
    return null;
  }
}

/** Goes level by level instead of recursively, because the other side chooses the depth. */
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
