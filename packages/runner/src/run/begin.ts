import { z } from "zod";
import type { CheckedJob } from "../check-job.ts";
import { isMemoryRefusal } from "../errors/memory-error.ts";
import { type Launch, learnerNodeOptions } from "../sandbox/launch.ts";
import type { SandboxExit } from "../sandbox/start-sandbox.ts";
import type { Begin, Reply } from "../wire/request.ts";

const Exit = { exitCode: z.number().nullable(), signal: z.string().nullable() };

/** The learner's side on how it began; anything else is refused. */
export const Begun = z.discriminatedUnion("state", [
  z.object({ state: z.literal("ready"), afterMs: z.number().optional() }),
  z.object({ state: z.literal("not-ready") }),
  z.object({ state: z.literal("exited"), ...Exit }),
]);

const GoneReply = z.object({
  ok: z.literal(true),
  value: z.object({ state: z.literal("gone"), exitCode: z.number().nullish(), signal: z.string().nullish() }),
});

const ErrorReply = z.object({
  ok: z.literal(false),
  error: z.object({ name: z.string(), message: z.string() }),
});

/** The first request of a run: all that the learner's side is told. */
export function toBegin(job: CheckedJob, launch: Launch, sqlTemplate: string | null): Begin {
  return {
    op: "begin",
    kind: job.kind,
    entry: job.entry,
    files: job.allFiles,
    example: job.spec === null,
    services: [...job.services],
    setup: job.setup,
    env: {},
    readyMs: job.limits.readyMs,
    outputBytes: job.limits.outputBytes,
    nodeOptions: learnerNodeOptions(job.limits.memoryMb),
    confine: launch.confine,
    sqlTemplate: sqlTemplate && `${launch.toolboxInside}/${sqlTemplate}`,
  };
}

/** How the learner's server ended, when a reply tells that it is gone. */
export function goneServer(reply: Reply): SandboxExit | null {
  const { data } = GoneReply.safeParse(reply);
  return data ? { exitCode: data.value.exitCode ?? null, signal: data.value.signal ?? null } : null;
}

/** Whether the learner's code failed because it was refused more memory. */
export function isMemoryError(reply: Reply): boolean {
  const { data } = ErrorReply.safeParse(reply);
  return data !== undefined && isMemoryRefusal(data.error.name, data.error.message);
}
