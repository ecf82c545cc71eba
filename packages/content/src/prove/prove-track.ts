// 1. Turn every statement of the track about code into a claim with a run that can refute it.
// 2. Skip a run when the cached outcome of an earlier proof supports the claim.
// 3. Make the other runs, several at once, and those of one kind after each other, so that kept sandboxes are used again.
// 4. With a fast way, a run goes the learner's way too when it was chosen for both, when it refutes its claim, or when it had no
//    verdict. Two ways that differ are a problem. A claim is refuted on the learner's way alone.
// 5. Runs for which the machine was too busy are made once more at the end, one at a time.
// 6. Report a refuted claim as a problem at its place.

import { availableParallelism } from "node:os";
import { ENDS_WITHOUT_VERDICT } from "@aulo/runner/kinds";
import { START } from "../load/sources.ts";
import { compareProblems, type Problem, toPathText } from "../problem.ts";
import { type Exercise, exercisesOf, type Track } from "../track.ts";
import { chooseForBothWays, disagreement, keyOfClaim } from "./agreement.ts";
import { chooseSample } from "./choose-sample.ts";
import type { Claim, ClaimKind } from "./claim.ts";
import { exerciseClaims } from "./exercise-claims.ts";
import type { Runner, RunOutcome } from "./job.ts";
import { mapParallel } from "./map-parallel.ts";
import { outputClaims } from "./output-claims.ts";
import type { ProofCache, Way } from "./proof-cache.ts";

export type ProveOptions = {
  /** Id of the concept or exercise to prove; by default the whole track. */
  only?: string | undefined;
  /** Number of seeds to try with each right and wrong answer of an exercise; by default few. */
  seeds?: number | undefined;
  /** Number of claims to prove, chosen by `seed`; by default all. */
  sample?: number | undefined;
  /** By default 1. */
  seed?: number | undefined;
  /** Number of concurrent runs; by default the number of processors. */
  concurrency?: number | undefined;
  /** Runner that keeps its sandboxes, for the fast way. Without it, every claim goes the learner's way. */
  fast?: Runner | undefined;
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
  /** Claims chosen for both ways, and those of them whose outcomes agree. */
  bothWays: { made: number; agreed: number };
  /** Tests that each wrong answer failed, by exercise and wrong answer. */
  failures: WrongFailures[];
};

/** Failed tests of one run of a wrong answer, in the order of the spec. */
export type WrongFailures = { exercise: string; wrong: string; failed: string[] };

/** Runs all code of the track and reports every difference from the track's statements. */
export async function proveTrack(track: Track, runner: Runner, options: ProveOptions = {}): Promise<Proof> {
  const claims = claimsOf(track, options);
  const chosen: ReadonlySet<Claim> = options.fast === undefined ? new Set() : chooseForBothWays(claims);
  const bothWays = { made: 0, agreed: 0 };
  const proof: Proof = { problems: [], counts: noCounts(), remembered: 0, bothWays, failures: [] };
  const tooBusy: Claim[] = [];
  let done = 0;
  const report = (claim: Claim, { outcome, fault }: Pick<Tried, "outcome" | "fault">) => {
    const problem = fault === null ? null : toProblem(track, claim, fault);
    const count = proof.counts[claim.kind];
    count.made += 1;
    if (problem === null) count.held += 1;
    else if (!proof.problems.some((other) => isSame(other, problem))) proof.problems.push(problem);
    if (claim.wrong !== undefined) proof.failures.push(toFailures(claim.wrong, outcome));
    done += 1;
    options.onProgress?.({ done, total: claims.length, name: claim.name, problem });
  };
  await mapParallel(claims, options.concurrency ?? availableParallelism(), async (claim) => {
    options.signal?.throwIfAborted();
    const known = outcomeInCache(claim, options);
    if (known !== null) {
      proof.remembered += 1;
      return report(claim, { outcome: known, fault: null });
    }
    const tried = await runBothWays(claim, runner, { ...options, isChosen: chosen.has(claim), bothWays });
    if (tried.outcome?.kind === "too-busy") tooBusy.push(claim);
    else report(claim, tried);
  });
  for (const claim of tooBusy)
    report(claim, remember(claim, await run(claim, runner, options), "learner", options.cache));
  proof.problems.sort(compareProblems);
  return proof;
}

/** Claims of the whole track, or of the concept or exercise `only`; of these, the sample. Claims of one kind of run stand together. */
function claimsOf(track: Track, { only, seeds, sample, seed = 1 }: ProveOptions): Claim[] {
  const concepts = track.concepts.filter(({ id }) => only === undefined || only === id);
  const exercises = exercisesOf(track, only);
  const claimsFor = (chosen: readonly Exercise[]) =>
    chosen.flatMap((exercise) => exerciseClaims(exercise, seeds));
  const small = [
    ...concepts.flatMap(outputClaims),
    ...claimsFor(exercises.filter(({ milestone }) => milestone === null)),
  ];
  const large = claimsFor(exercises.filter(({ milestone }) => milestone !== null));
  return sampleOf(small, large, sample, seed)
    .map((claim) => ({ claim, sandbox: sandboxOf(claim) }))
    .sort((a, b) => (a.sandbox < b.sandbox ? -1 : Number(a.sandbox > b.sandbox)))
    .map(({ claim }) => claim);
}

/** Of a sample, one claim in so many is of a milestone, whose run starts a whole service several times and takes that much longer. */
const CLAIMS_FOR_A_MILESTONE = 25;

/** @param large claims of milestones */
function sampleOf(
  small: readonly Claim[],
  large: readonly Claim[],
  sample: number | undefined,
  seed: number,
): readonly Claim[] {
  if (sample === undefined) return [...small, ...large];
  const choose = (claims: readonly Claim[], size: number) =>
    chooseSample(claims, { size, seed, keyOf: keyOfClaim });
  const chosen = choose(large, Math.max(Math.ceil(sample / CLAIMS_FOR_A_MILESTONE), sample - small.length));
  return [...choose(small, sample - chosen.length), ...chosen];
}

/** Claims with equal texts can be run in the same sandbox. */
function sandboxOf({ job: { kind, limits, services = [], spec } }: Claim): string {
  return [kind, spec === undefined, services.join(), limits?.memoryMb].join(" ");
}

function toProblem(track: Track, claim: Claim, message: string): Problem {
  const path = "path" in claim.place ? claim.place.path : [];
  const located = track.sources.locate.get(claim.file)?.(path) ?? START;
  const spot = "line" in claim.place ? { line: claim.place.line, column: 1 } : located;
  return { file: claim.file, ...spot, path: toPathText(path), message, rule: `proof-${claim.kind}` };
}

function toFailures(wrong: { exercise: string; name: string }, outcome: RunOutcome | null): WrongFailures {
  const failed = (outcome?.tests ?? []).filter(({ passed }) => !passed).map(({ name }) => name);
  return { exercise: wrong.exercise, wrong: wrong.name, failed };
}

/** The cached outcome of the claim's job, if the claim holds by it. */
function outcomeInCache(claim: Claim, { cache, fast }: ProveOptions): RunOutcome | null {
  const outcome = cache?.get(claim.job, fast === undefined ? "learner" : "fast") ?? null;
  return outcome !== null && claim.judge(outcome) === null ? outcome : null;
}

/** Outcome of the claim's job, with the fault of the claim or of its run; `fault` is null when the claim holds. */
type Tried = { outcome: RunOutcome | null; fault: string | null; hasVerdict: boolean };

type Choice = { isChosen: boolean; bothWays: Proof["bothWays"] };

/** Tries the fast way, if there is one, and the learner's way where it has to decide. */
async function runBothWays(claim: Claim, runner: Runner, options: ProveOptions & Choice): Promise<Tried> {
  const { fast, cache, isChosen, bothWays } = options;
  if (fast === undefined) return remember(claim, await run(claim, runner, options), "learner", cache);
  const first = await run(claim, fast, options);
  if (first.fault === null && !isChosen) return remember(claim, first, "fast", cache);
  const second = await run(claim, runner, options);
  const differs = difference(first, second);
  if (isChosen && first.hasVerdict && second.hasVerdict) {
    bothWays.made += 1;
    bothWays.agreed += Number(differs === null);
  }
  if (differs !== null && second.fault === null)
    return remember(claim, { ...second, fault: `${claim.name} ${differs}.` }, "learner", cache);
  return remember(claim, second, "learner", cache);
}

/** How the outcomes of both ways differ; null when they agree, or when one of them had no verdict. */
function difference(first: Tried, second: Tried): string | null {
  if (!first.hasVerdict || !second.hasVerdict || first.outcome === null || second.outcome === null)
    return null;
  return disagreement(first.outcome, second.outcome);
}

function remember(claim: Claim, tried: Tried, way: Way, cache: ProofCache | undefined): Tried {
  if (tried.fault !== null) cache?.delete(claim.job);
  else if (tried.outcome !== null) cache?.set(claim.job, way, tried.outcome);
  return tried;
}

async function run(claim: Claim, runner: Runner, { signal }: ProveOptions): Promise<Tried> {
  try {
    const outcome = await runner.run(claim.job, signal === undefined ? {} : { signal });
    if (!ENDS_WITHOUT_VERDICT.includes(outcome.kind))
      return { outcome, fault: claim.judge(outcome), hasVerdict: true };
    const why = outcome.needs === undefined ? outcome.message : `it needs ${outcome.needs}`;
    const fault = `${claim.name} could not be judged: ${why ?? outcome.kind}.`;
    return { outcome, fault, hasVerdict: false };
  } catch (error) {
    if (error instanceof Error && error.name === "RunnerInputError")
      return { outcome: null, fault: `${claim.name} cannot run: ${error.message}`, hasVerdict: false };
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
    "right-answer": none(),
    "wrong-answer": none(),
    example: none(),
    prose: none(),
    "predicted-output": none(),
    "line-order": none(),
  };
}
