// 1. Turn every statement of the track about code into a claim with a run that can refute it.
// 2. Skip a run when the cached outcome of an earlier proof supports the claim.
// 3. Make the other runs, several at once.
// 4. Report a refuted claim as a problem at its place.

import { availableParallelism } from "node:os";
import { ENDS_WITHOUT_VERDICT } from "@aulo/runner/kinds";
import { START } from "../load/sources.ts";
import { compareProblems, type Problem, toPathText } from "../problem.ts";
import type { Track } from "../track.ts";
import type { Claim, ClaimKind } from "./claim.ts";
import { exerciseClaims } from "./exercise-claims.ts";
import type { Runner } from "./job.ts";
import { mapParallel } from "./map-parallel.ts";
import { outputClaims } from "./output-claims.ts";
import type { ProofCache } from "./proof-cache.ts";

export type ProveOptions = {
  /** Id of the concept or exercise to prove; by default the whole track. */
  only?: string | undefined;
  /** Number of concurrent runs; by default the number of processors. */
  concurrency?: number | undefined;
  /** Called after each claim. */
  onProgress?: ((progress: ProofProgress) => void) | undefined;
  signal?: AbortSignal | undefined;
  /** Outcomes of earlier proofs. Without a cache, every claim is run. */
  cache?: ProofCache | undefined;
};

export type ProofProgress = { done: number; total: number; name: string; problem: Problem | null };

export type Proof = {
  problems: Problem[];
  /** Number of claims made and claims that held, by kind. */
  counts: Record<ClaimKind, { made: number; held: number }>;
  /** Number of claims that hold by a cached outcome. */
  remembered: number;
};

/** Runs all code of the track and reports every difference from the track's statements. */
export async function proveTrack(track: Track, runner: Runner, options: ProveOptions = {}): Promise<Proof> {
  const claims = claimsOf(track, options.only);
  const proof: Proof = { problems: [], counts: noCounts(), remembered: 0 };
  let done = 0;
  await mapParallel(claims, options.concurrency ?? availableParallelism(), async (claim) => {
    options.signal?.throwIfAborted();
    const isRemembered = holdsByCache(claim, options.cache);
    if (isRemembered) proof.remembered += 1;
    const problem = isRemembered ? null : await prove(track, runner, claim, options);
    const count = proof.counts[claim.kind];
    count.made += 1;
    if (problem === null) count.held += 1;
    else if (!proof.problems.some((known) => isSame(known, problem))) proof.problems.push(problem);
    done += 1;
    options.onProgress?.({ done, total: claims.length, name: claim.name, problem });
  });
  proof.problems.sort(compareProblems);
  return proof;
}

/** Claims of the whole track, or of the concept or exercise `only`. */
function claimsOf(track: Track, only: string | undefined): Claim[] {
  return track.concepts.flatMap((concept) => {
    const whole = only === undefined || only === concept.id;
    const exercises = concept.exercises.filter(({ id }) => whole || id === only);
    return [...(whole ? outputClaims(concept) : []), ...exercises.flatMap(exerciseClaims)];
  });
}

async function prove(
  track: Track,
  runner: Runner,
  claim: Claim,
  options: ProveOptions,
): Promise<Problem | null> {
  const message = await faultOf(claim, runner, options);
  if (message === null) return null;
  const path = "path" in claim.place ? claim.place.path : [];
  const located = track.sources.locate.get(claim.file)?.(path) ?? START;
  const spot = "line" in claim.place ? { line: claim.place.line, column: 1 } : located;
  return { file: claim.file, ...spot, path: toPathText(path), message, rule: `proof-${claim.kind}` };
}

function holdsByCache(claim: Claim, cache: ProofCache | undefined): boolean {
  const outcome = cache?.get(claim.job) ?? null;
  return outcome !== null && claim.judge(outcome) === null;
}

/** Fault of the claim or of its run; null when the claim holds. */
async function faultOf(
  claim: Claim,
  runner: Runner,
  { signal, cache }: ProveOptions,
): Promise<string | null> {
  try {
    const outcome = await runner.run(claim.job, signal === undefined ? {} : { signal });
    if (!ENDS_WITHOUT_VERDICT.includes(outcome.kind)) {
      const fault = claim.judge(outcome);
      if (fault === null) cache?.set(claim.job, outcome);
      else cache?.delete(claim.job);
      return fault;
    }
    const why = outcome.needs === undefined ? outcome.message : `it needs ${outcome.needs}`;
    return `${claim.name} could not be judged: ${why ?? outcome.kind}.`;
  } catch (error) {
    if (error instanceof Error && error.name === "RunnerInputError")
      return `${claim.name} cannot run: ${error.message}`;
    throw error;
  }
}

/** Equal problems count once: a solution that fails with every seed is one problem. */
function isSame(a: Problem, b: Problem): boolean {
  return a.file === b.file && a.line === b.line && a.message === b.message;
}

function noCounts(): Proof["counts"] {
  const none = () => ({ made: 0, held: 0 });
  return {
    starter: none(),
    solution: none(),
    "wrong-answer": none(),
    example: none(),
    "predicted-output": none(),
    "line-order": none(),
  };
}
