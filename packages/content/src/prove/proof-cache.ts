/**
 * Cache of outcomes, so that the next proof runs only changed code:
 * 1. The key is a hash of the job and of the way it was run. The whole file belongs to one version of the runner.
 * 2. Only the outcome of a claim that held is cached. The claim judges a cached outcome again, because the author's statement may
 *    have changed. An outcome is removed when the claim failed in a new run.
 * 3. An unreadable file, or one of another version, counts as empty.
 */
import { createHash } from "node:crypto";
import { mkdirSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import { z } from "zod";
import type { Job, RunOutcome } from "./job.ts";

/** The learner's way has a sandbox and a process for each run. On the fast way they are kept, and reset between runs. */
export type Way = "learner" | "fast";

export type ProofCache = {
  /** Outcome of the same job in an earlier proof, or null. An outcome of the learner's way serves both ways. */
  get: (job: Job, way: Way) => RunOutcome | null;
  set: (job: Job, way: Way, outcome: RunOutcome) => void;
  /** Forgets the outcomes of both ways. */
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

/** Opens the cache in that file; it is empty when the file is missing, unreadable or of another version. */
export function openProofCache(path: string, version: string): ProofCache {
  const earlier = read(path, version);
  const outcomes = new Map(earlier);
  return {
    get: (job, way) => earlier.get(keyOf(job, "learner")) ?? earlier.get(keyOf(job, way)) ?? null,
    set: (job, way, outcome) => outcomes.set(keyOf(job, way), Outcome.parse(outcome)),
    delete: (job) => {
      outcomes.delete(keyOf(job, "learner"));
      outcomes.delete(keyOf(job, "fast"));
    },
    save: () => {
      mkdirSync(dirname(path), { recursive: true });
      // Writes a draft and renames it: a proof can be stopped at any time and must not leave half a file.
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

function keyOf(job: Job, way: Way): string {
  return createHash("sha256")
    .update(JSON.stringify([way, job]))
    .digest("base64url");
}
