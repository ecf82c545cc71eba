// 1. Everything that the track says about code becomes a claim with a run that can show it false.
// 2. The runs are made, several at once.
// 3. A claim whose run differs from it becomes a problem at the claim's place.
// 4. A run that an earlier proof has made, and by which the claim holds, is not made again where there is a memory of it.

import { availableParallelism } from "node:os";
import { ENDS_WITHOUT_VERDICT } from "@aulo/runner/kinds";
import { START } from "../load/sources.ts";
import { compareProblems, type Problem, toPathText } from "../problem.ts";
import type { Track } from "../track.ts";
import type { Claim, ClaimKind } from "./claim.ts";
import { exerciseClaims } from "./exercise-claims.ts";
import { mapParallel } from "./map-parallel.ts";
import { printingClaims } from "./printing-claims.ts";
import type { ProofMemory } from "./proof-memory.ts";
import type { Runner } from "./run.ts";

export type ProveOptions = {
  /** Id of a concept or an exercise; without it the whole track is proved. */
  only?: string | undefined;
  /** Runs at the same time; the number of processors when left out. */
  concurrency?: number | undefined;
  /** Told after each run. */
  onProgress?: ((progress: ProofProgress) => void) | undefined;
  signal?: AbortSignal | undefined;
  /** What earlier proofs have shown; without it everything is run. */
  memory?: ProofMemory | undefined;
};

export type ProofProgress = { done: number; total: number; name: string; problem: Problem | null };

export type Proof = {
  problems: Problem[];
  /** Of each kind of claim, how many were made and how many held. */
  counts: Record<ClaimKind, { made: number; held: number }>;
  /** How many of the claims hold by a run of an earlier proof. */
  remembered: number;
};

/** Runs everything of the track that can run, and tells where it is not as the track says. */
export async function proveTrack(track: Track, runner: Runner, options: ProveOptions = {}): Promise<Proof> {
  const claims = claimsOf(track, options.only);
  const proof: Proof = { problems: [], counts: noCounts(), remembered: 0 };
  let done = 0;
  await mapParallel(claims, options.concurrency ?? availableParallelism(), async (claim) => {
    options.signal?.throwIfAborted();
    const isRemembered = holdsByMemory(claim, options.memory);
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

/** Everything that a proof of the track would run. */
function claimsOf(track: Track, only: string | undefined): Claim[] {
  return track.concepts.flatMap((concept) => {
    const whole = only === undefined || only === concept.id;
    const exercises = concept.exercises.filter(({ id }) => whole || id === only);
    return [...(whole ? printingClaims(concept) : []), ...exercises.flatMap(exerciseClaims)];
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

function holdsByMemory(claim: Claim, memory: ProofMemory | undefined): boolean {
  const outcome = memory?.recall(claim.job) ?? null;
  return outcome !== null && claim.judge(outcome) === null;
}

/** What is wrong with the claim, or with the run that was to prove it; null when it holds. */
async function faultOf(
  claim: Claim,
  runner: Runner,
  { signal, memory }: ProveOptions,
): Promise<string | null> {
  try {
    const outcome = await runner.run(claim.job, signal === undefined ? {} : { signal });
    if (!ENDS_WITHOUT_VERDICT.includes(outcome.kind)) {
      const fault = claim.judge(outcome);
      if (fault === null) memory?.keep(claim.job, outcome);
      else memory?.forget(claim.job);
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

/** A solution that fails with every seed is one problem. */
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
