import { KINDS, type WarmUpKind } from "../../kinds.ts";
import type { ProgramName } from "../../services.ts";
import { leavesTraces } from "../../shared/leaves-traces.ts";
import { type CheckedJob, needsOf, runsInHarness } from "../check-job.ts";

/** Requirements of a job for its lane. Jobs with equal orders can take the same lane. */
export type LaneOrder = {
  warmUp: WarmUpKind;
  typescript: boolean;
  memoryMb: number;
  runsPostgres: boolean;
  programs: readonly ProgramName[];
  learnerInHarness: boolean;
  /** Whether no other run may follow in its process, even where sandboxes are kept. It reads all files, so only kept lanes ask. */
  leavesTraces: () => boolean;
};

export function toLaneOrder(job: CheckedJob): LaneOrder {
  return {
    warmUp: warmUpOf(job),
    typescript: Object.keys(job.learnerFiles).some((path) => /\.[mc]?ts$/.test(path)),
    ...needsOf(job),
    learnerInHarness: runsInHarness(job),
    leavesTraces: () => runsInHarness(job) && leavesTraces({ ...job.allFiles, ...job.spec }),
  };
}

/** Key of an order; equal orders have equal keys. */
export function keyOf(order: LaneOrder): string {
  const { warmUp, typescript, memoryMb, runsPostgres, programs, learnerInHarness } = order;
  return [warmUp, typescript, memoryMb, runsPostgres, programs, learnerInHarness].join(" ");
}

function warmUpOf({ kind, spec, services }: CheckedJob): WarmUpKind {
  // Services start together with the learner's program.
  if (services.length > 0) return "relay";
  const { inHarness, warmUp } = KINDS[kind];
  return inHarness === "with-spec" && spec === null ? "program" : warmUp;
}
