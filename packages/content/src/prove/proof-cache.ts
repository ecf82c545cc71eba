/**
 * What earlier proofs have shown, so that the next one runs only what has changed:
 * 1. a run is known by all that is handed to the runner, and by the version of the runner;
 * 2. only the outcome of a claim that held is kept, and the claim judges it anew: what an author says of a run may have changed.
 *    Where the claim did not hold when it was run again, it is forgotten;
 * 3. it is a file of one version. One that cannot be read is as good as none.
 */
import { createHash } from "node:crypto";
import { mkdirSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import { z } from "zod";
import type { Job, RunOutcome } from "./job.ts";

export type ProofCache = {
  /** The outcome of the same run in an earlier proof; null when there was none that is known. */
  get: (job: Job) => RunOutcome | null;
  set: (job: Job, outcome: RunOutcome) => void;
  delete: (job: Job) => void;
  /** Writes the file. */
  save: () => void;
};

const Outcome = z.object({
  kind: z.string(),
  printed: z.object({ stdout: z.string(), stderr: z.string() }),
  tests: z
    .array(
      z.object({
        name: z.string(),
        concept: z.string().nullable(),
        passed: z.boolean(),
        failure: z
          .object({ message: z.string(), expected: z.string().nullable(), actual: z.string().nullable() })
          .nullable(),
      }),
    )
    .exactOptional(),
  message: z.string().exactOptional(),
  exitCode: z.number().nullable().exactOptional(),
}) satisfies z.ZodType<RunOutcome>;

const CacheFile = z.object({ version: z.string(), outcomes: z.record(z.string(), Outcome) });

/** Opens the memory in that file; it is empty when the file is not there or of another version. */
export function openProofCache(path: string, version: string): ProofCache {
  const earlier = read(path, version);
  const outcomes = new Map(earlier);
  return {
    get: (job) => earlier.get(keyOf(job)) ?? null,
    set: (job, outcome) => outcomes.set(keyOf(job), Outcome.parse(outcome)),
    delete: (job) => outcomes.delete(keyOf(job)),
    save: () => {
      mkdirSync(dirname(path), { recursive: true });
      // Whole or not at all: a proof can be stopped at any time.
      const draft = `${path}.${process.pid}`;
      writeFileSync(draft, JSON.stringify({ version, outcomes: Object.fromEntries(outcomes) }));
      renameSync(draft, path);
    },
  };
}

function read(path: string, version: string): ReadonlyMap<string, RunOutcome> {
  try {
    const file = CacheFile.parse(JSON.parse(readFileSync(path, "utf8")));
    return new Map(file.version === version ? Object.entries(file.outcomes) : []);
  } catch {
    return new Map();
  }
}

function keyOf(job: Job): string {
  return createHash("sha256").update(JSON.stringify(job)).digest("base64url");
}
