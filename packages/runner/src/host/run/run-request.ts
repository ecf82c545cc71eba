import { z } from "zod";
import type { RunRequest } from "../../wire/request.ts";
import type { CheckedJob } from "../check-job.ts";
import { type Launch, learnerNodeOptions } from "../sandbox/launch.ts";

const Exit = { exitCode: z.number().nullable(), signal: z.string().nullable() };

/** How the learner's side began. Any other message is refused. */
export const RunStarted = z.discriminatedUnion("state", [
  z.object({ state: z.literal("ready"), afterMs: z.number().optional() }),
  z.object({ state: z.literal("not-ready") }),
  z.object({ state: z.literal("exited"), ...Exit }),
  z.object({ state: z.literal("no-service") }),
]);

/** First request of a run: everything that the learner's side gets to know. */
export function toRunRequest(job: CheckedJob, launch: Launch, sqlTemplate: string | null): RunRequest {
  return {
    op: "start-run",
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
    oneGroup: !launch.hasNamespace,
    ownsProcesses: launch.ownsProcesses,
    sqlTemplate: sqlTemplate && `${launch.toolboxInside}/${sqlTemplate}`,
  };
}
