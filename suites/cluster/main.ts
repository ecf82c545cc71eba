/**
 * `node main.ts [--short] [--faults N] [--learners N] [--write]`: a cluster under load, to which one fault after the other happens.
 *
 * 1. PostgreSQL, two web nodes behind a proxy, and two judges start, as root on Linux each with an address of its own.
 * 2. Simulated learners use the public API all the time.
 * 3. Each fault happens and is undone. It is recovered from when an answer and a verdict that were begun after it were acknowledged.
 * 4. At the end nothing may be lost, doubled or untrue (`check-end.ts`).
 *
 * The exit code is 0, 1 when something was wrong or did not recover, or 3 when this machine could not make every fault.
 */
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { parseArgs } from "node:util";
import { checkEnd } from "./check-end.ts";
import { type Cluster, startCluster } from "./cluster.ts";
import { FAULTS, type Fault } from "./faults.ts";
import { learnUntil, nothingSeen, type Seen, stayUntil } from "./learner.ts";
import { type Recovery, toReport } from "./report.ts";
import { UnableError } from "./unable-error.ts";

const SHORT_FAULTS = 5;
const LONG_FAULTS = 33;
const POLL_MS = 100;
/** Longer than every time limit together: a cluster that has not recovered by then does not. */
const MOST_RECOVERY_MS = 180_000;
/** Undisturbed load before the first fault and between two. */
const CALM_MS = 2_000;
const EXIT_SKIPPED = 3;

const { values } = parseArgs({
  options: {
    short: { type: "boolean", default: false },
    faults: { type: "string" },
    learners: { type: "string", default: "5" },
    write: { type: "boolean", default: false },
  },
});
const count = Number(values.faults ?? (values.short ? SHORT_FAULTS : LONG_FAULTS));
const faults = Array.from({ length: count }, (_, index) => FAULTS[index % FAULTS.length]).filter(
  (fault) => fault !== undefined,
);

const seen = nothingSeen();
const cluster = await startCluster((fault) => seen.wrong.push(fault));
const stopping = new AbortController();
const recoveries: Recovery[] = [];
for (const signal of ["SIGINT", "SIGTERM"] as const)
  process.once(signal, async () => {
    await cluster.remove();
    process.exit(1);
  });
let wrong: string[] = [];
try {
  for (const skipped of cluster.skipped) process.stdout.write(`skipped: ${skipped}\n`);
  const learning = [
    stayUntil(cluster.bases[0] ?? "", seen, stopping.signal),
    ...Array.from({ length: Number(values.learners) - 1 }, () =>
      learnUntil(cluster.bases, seen, stopping.signal),
    ),
  ];
  await recover(seen, Date.now());
  for (const fault of faults) {
    await wait(CALM_MS);
    const recovery = await happen(cluster, fault, seen);
    process.stdout.write(`${JSON.stringify(recovery)}\n`);
    recoveries.push(recovery);
  }
  stopping.abort();
  await Promise.all(learning);
  wrong = [...seen.wrong, ...(await checkEnd(cluster, seen))];
} finally {
  stopping.abort();
  await cluster.remove();
}

const unrecovered = recoveries.filter(
  ({ answerMs, verdictMs, skipped }) => skipped === null && (answerMs === null || verdictMs === null),
);
const isSkipped = cluster.skipped.length > 0 || recoveries.some(({ skipped }) => skipped !== null);
const report = toReport({
  recoveries,
  seen,
  learners: Number(values.learners),
  skipped: cluster.skipped,
  wrong,
});
process.stdout.write(report);
if (values.write) writeFileSync(join(import.meta.dirname, "RESULTS.md"), report);
process.exitCode = wrong.length > 0 || unrecovered.length > 0 ? 1 : isSkipped ? EXIT_SKIPPED : 0;

async function happen(where: Cluster, { name, happen: harm }: Fault, what: Seen): Promise<Recovery> {
  const from = Date.now();
  try {
    await harm(where);
  } catch (error) {
    if (!(error instanceof UnableError)) throw error;
    return { name, from, answerMs: null, verdictMs: null, tookMs: 0, skipped: error.message };
  }
  const tookMs = Date.now() - from;
  const { answerMs, verdictMs } = await recover(what, from);
  return { name, from, answerMs, verdictMs, tookMs, skipped: null };
}

/** Times from a moment to the first answer and the first verdict that were begun after it; null for none in time. */
async function recover(
  { answered, judged }: Seen,
  from: number,
): Promise<{ answerMs: number | null; verdictMs: number | null }> {
  const firstOf = (acknowledged: Seen["answered"]) => {
    const first = acknowledged.find(({ begun }) => begun >= from);
    return first === undefined ? null : first.at - from;
  };
  for (const began = Date.now(); Date.now() - began < MOST_RECOVERY_MS; await wait(POLL_MS))
    if (firstOf(answered) !== null && firstOf(judged) !== null) break;
  return { answerMs: firstOf(answered), verdictMs: firstOf(judged) };
}
