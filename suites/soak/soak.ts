/**
 * Soak test: hostile runs in a row must leave nothing behind.
 * 1. Each kind of them runs once, so that all code and memory for runs is loaded. Its runner is closed.
 * 2. The resources of this process are counted.
 * 3. The runs are made by another runner, with its pool. It is closed.
 * 4. The resources are counted again. Every count must be equal; memory may have grown by `MEMORY_ALLOWANCE_MB`.
 */
import { chmodSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createRunner, type Outcome, type PooledRunner, type TierKind } from "@aulo/runner";
import { HOSTILE_JOBS, type HostileJob } from "./hostile-jobs.ts";
import { type Counts, measure } from "./measure.ts";

/** Growth of memory allowed after a thousand runs, because V8 keeps memory that it has used. */
export const MEMORY_ALLOWANCE_MB = 48;
const CONCURRENCY = 2;

export type Soaked = {
  runs: number;
  before: Counts;
  after: Counts;
  /** Number of runs with each outcome. */
  outcomes: Record<string, number>;
  /** Jobs that passed or whose judge failed, by name. */
  unforeseen: string[];
};

/** Makes that many runs. `onRun` gets the number made so far. */
export async function soak(
  runs: number,
  onRun: (made: number) => void,
  tier: TierKind | "auto" = "auto",
): Promise<Soaked> {
  const home = mkdtempSync(join(tmpdir(), "aulo-soak-"));
  const folders = {
    temporary: mkdtempSync(join(home, "temporary-")),
    work: mkdtempSync(join(home, "work-")),
  };
  for (const folder of [home, ...Object.values(folders)]) chmodSync(folder, 0o755);
  const { TMPDIR } = process.env;
  process.env.TMPDIR = folders.temporary;
  try {
    const made: [HostileJob, Outcome][] = [];
    const round = async (count: number, note: (of: HostileJob, outcome: Outcome) => void) => {
      const runner = await createRunner({ workDir: folders.work, concurrency: CONCURRENCY, tier });
      await runAll(runner, count, note);
      await runner.close();
    };
    await round(HOSTILE_JOBS.length, () => {});
    const before = await measure(folders);
    await round(runs, (job, outcome) => onRun(made.push([job, outcome])));
    const after = await measure(folders);
    return { runs, before, after, ...summed(made) };
  } finally {
    if (TMPDIR === undefined) delete process.env.TMPDIR;
    else process.env.TMPDIR = TMPDIR;
    rmSync(home, { recursive: true, force: true });
  }
}

/** Resources that remained, in words; empty when none did. */
export function stayed({ before, after }: Soaked): string[] {
  const { memoryMb: memoryBefore, ...counted } = before;
  const more = Object.entries(counted).flatMap(([name, count]) => {
    const now = Object.entries(after).find(([key]) => key === name)?.[1] ?? 0;
    return now > count ? [`${wordsOf(name)}: ${count} before, ${now} after`] : [];
  });
  const grownMb = after.memoryMb - memoryBefore;
  return grownMb > MEMORY_ALLOWANCE_MB ? [...more, `memory: ${grownMb} MB more`] : more;
}

/** "temporary files" for `temporaryFiles`. */
export function wordsOf(name: string): string {
  return name.replaceAll(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`).replace(/ mb$/, ", MB");
}

async function runAll(
  runner: PooledRunner,
  count: number,
  note: (job: HostileJob, outcome: Outcome) => void,
): Promise<void> {
  let next = 0;
  const work = async () => {
    while (next < count) {
      const hostile = HOSTILE_JOBS[next % HOSTILE_JOBS.length];
      next += 1;
      if (hostile) note(hostile, await runOne(runner, hostile, next));
    }
  };
  await Promise.all(Array.from({ length: CONCURRENCY }, work));
}

function runOne(runner: PooledRunner, { job, cancelAfterMs }: HostileJob, seed: number): Promise<Outcome> {
  const defaults = { kind: "script", entry: "main.js", files: {}, seed } as const;
  const options = cancelAfterMs === undefined ? {} : { signal: AbortSignal.timeout(cancelAfterMs) };
  return runner.run({ ...defaults, ...job }, options);
}

function summed(made: readonly [HostileJob, Outcome][]): Pick<Soaked, "outcomes" | "unforeseen"> {
  const outcomes: Record<string, number> = {};
  const unforeseen: string[] = [];
  for (const [{ name }, { kind }] of made) {
    outcomes[kind] = (outcomes[kind] ?? 0) + 1;
    if (kind === "passed" || kind === "judge-failed") unforeseen.push(`${name}: ${kind}`);
  }
  return { outcomes, unforeseen };
}
