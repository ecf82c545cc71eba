import { constants } from "node:os";
import { isMemoryRefusal } from "../shared/memory-error.ts";
import { printValue } from "../shared/print-value.ts";
import { READ_LIMITS } from "../shared/read-limits.ts";
import { type Json, tryDecode } from "../wire/codec.ts";
import type { RunStart, Thrown } from "../wire/judge-messages.ts";
import type { Reply } from "../wire/request.ts";
import { report } from "./report.ts";

/** Reports how the learner's server ended, when a reply says that it has ended. */
export function reportGoneServer(reply: Reply): void {
  if (!reply.ok || fieldOf(reply.value, "state") !== "gone") return;
  const [exitCode, signal] = [fieldOf(reply.value, "exitCode"), fieldOf(reply.value, "signal")];
  report({ kind: "server-gone", exitCode: numberOrNull(exitCode), signal: signalOrNull(signal) });
}

/** Whether the learner's code failed because it was refused more memory. */
export function isMemoryError(reply: Reply): boolean {
  if (reply.ok) return false;
  const [name, message] = [fieldOf(reply.error, "name"), fieldOf(reply.error, "message")];
  return typeof name === "string" && typeof message === "string" && isMemoryRefusal(name, message);
}

/** How the learner's side began, by its reply to `start-run`. */
export function readStart(reply: Reply): RunStart {
  if (!reply.ok) return { state: "threw", thrown: toThrown(tryDecode(reply.error)?.value) };
  const field = (name: string) => fieldOf(reply.value, name);
  switch (field("state")) {
    case "ready":
      return { state: "ready", afterMs: numberOrNull(field("afterMs")) };
    case "not-ready":
      return { state: "not-ready" };
    case "exited":
      return {
        state: "exited",
        exitCode: numberOrNull(field("exitCode")),
        signal: signalOrNull(field("signal")),
      };
    case "no-service":
      return { state: "no-service" };
    default:
      return { state: "forged" };
  }
}

/** A thrown value in the form in which it leaves the judge. */
export function toThrown(thrown: unknown): Thrown {
  if (!(thrown instanceof Error)) return { kind: "value", printed: printValue(thrown) };
  return {
    kind: "error",
    message: `${thrown.name}: ${thrown.message}`.slice(0, READ_LIMITS.messageChars),
    stack: `${thrown.stack ?? ""}`.slice(0, READ_LIMITS.stackChars),
  };
}

function numberOrNull(json: Json | undefined): number | null {
  return typeof json === "number" ? json : null;
}

function signalOrNull(json: Json | undefined): string | null {
  return typeof json === "string" && Object.hasOwn(constants.signals, json) ? json : null;
}

function fieldOf(json: Json, name: string): Json | undefined {
  if (typeof json !== "object" || json === null || Array.isArray(json)) return undefined;
  return Object.hasOwn(json, name) ? json[name] : undefined;
}
