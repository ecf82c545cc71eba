import { isPlainSpec } from "../../shared/is-plain-spec.ts";
import type { RunRequest } from "../../wire/request.ts";
import type { CheckedJob } from "../check-job.ts";
import { type Launch, learnerNodeOptions } from "../sandbox/launch.ts";

/** `folder` is that of this run alone, below the sandbox's own; null when it is the same. */
type Place = { launch: Launch; folder: string | null };

/** First request of a run: everything that the learner's side gets to know. */
export function toRunRequest(
  job: CheckedJob,
  { launch, folder }: Place,
  sqlTemplate: string | null,
): RunRequest {
  return {
    op: "start-run",
    kind: job.kind,
    entry: job.entry,
    plain: job.spec !== null && isPlainSpec(job.spec),
    folder,
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
