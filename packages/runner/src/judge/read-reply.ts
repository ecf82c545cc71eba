import { isMemoryRefusal } from "../shared/memory-error.ts";
import { decode, type Json } from "../wire/codec.ts";
import type { Reply } from "../wire/request.ts";
import { report } from "./report.ts";

/** Reports how the learner's server ended, when a reply says that it has ended. */
export function reportGoneServer(reply: Reply): void {
  if (!reply.ok || fieldOf(reply.value, "state") !== "gone") return;
  const [exitCode, signal] = [fieldOf(reply.value, "exitCode"), fieldOf(reply.value, "signal")];
  report({
    kind: "server-gone",
    exitCode: typeof exitCode === "number" ? exitCode : null,
    signal: typeof signal === "string" ? signal : null,
  });
}

/** Whether the learner's code failed because it was refused more memory. */
export function isMemoryError(reply: Reply): boolean {
  if (reply.ok) return false;
  const [name, message] = [fieldOf(reply.error, "name"), fieldOf(reply.error, "message")];
  return typeof name === "string" && typeof message === "string" && isMemoryRefusal(name, message);
}

/** Whether the learner's side has begun without an error, so that tests may run. */
export function isReady(reply: Reply): boolean {
  try {
    return reply.ok && fieldOf(reply.value, "state") === "ready" && decode(reply.value) !== null;
  } catch {
    return false;
  }
}

function fieldOf(json: Json, name: string): Json | undefined {
  if (typeof json !== "object" || json === null || Array.isArray(json)) return undefined;
  return Object.hasOwn(json, name) ? json[name] : undefined;
}
