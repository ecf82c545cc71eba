/**
 * Runs mutants through the judge:
 * 1. Each unchanged answer is run first: the mutants of one that is not right would all look killed.
 * 2. A mutant is killed when its run ends in any other way than that of the unchanged answer. A run without a verdict decides nothing.
 * 3. A mutant that survives the fast way is run the learner's way, which decides.
 * 4. A survivor that `equivalent.yaml` names is declared. A declaration that names no mutant is out of date.
 */
import { availableParallelism } from "node:os";
import {
  chooseSample,
  type Exercise,
  type Job,
  mapParallel,
  type ProofCache,
  type Runner,
  type RunOutcome,
  type Way,
} from "@aulo/content";
import { ENDS_WITHOUT_VERDICT } from "@aulo/runner/kinds";
import { mutantsOf, type Original, type Target } from "./mutants-of.ts";

export type Options = {
  /** Number of mutants to try, chosen by `seed`; by default all. */
  sample?: number | undefined;
  seed?: number | undefined;
  cache?: ProofCache | undefined;
  /** Runner that keeps its sandboxes, for the fast way. Without it, every mutant goes the learner's way. */
  fast?: Runner | undefined;
  onProgress?: ((done: number, total: number) => void) | undefined;
};

export type Tally = {
  exercise: Exercise;
  killed: number;
  declared: number;
  /** Neither killed nor declared. */
  survivors: Target[];
  /** Declarations in equivalent.yaml that name no mutant, or one that a test kills. */
  outdated: string[];
  /** Sentences on answers and mutants that could not be judged. */
  faults: string[];
};

/** Tries the mutants of the exercises, and counts by exercise. */
export async function runMutants(
  exercises: readonly Exercise[],
  runner: Runner,
  { sample, seed = 1, cache, fast, onProgress }: Options = {},
): Promise<Tally[]> {
  const found = await Promise.all(exercises.map(mutantsOf));
  const targets = found.flatMap((each) => each.targets);
  const keyOf = ({ exercise, answer, id }: Target) => [exercise.id, answer, id];
  const chosen = chooseSample(targets, { size: sample ?? targets.length, seed, keyOf });
  const triedExercises = new Set(chosen.map(({ exercise }) => exercise));
  const originals = found
    .flatMap((each) => each.originals)
    .filter(({ exercise }) => triedExercises.has(exercise));
  const tallies = new Map(exercises.map((exercise) => [exercise, noTally(exercise)]));
  const killedIds = new Set<string>();
  let done = 0;
  const tryAll = async <Entry extends Original>(
    entries: readonly Entry[],
    note: (entry: Entry, end: string) => void,
  ) =>
    mapParallel(entries, availableParallelism(), async (entry) => {
      const outcome = await outcomeOf(entry, { learner: runner, fast, cache });
      if (ENDS_WITHOUT_VERDICT.includes(outcome.kind))
        tallies
          .get(entry.exercise)
          ?.faults.push(`${entry.answer} could not be judged: ${outcome.message ?? outcome.kind}`);
      else note(entry, outcome.kind);
      done += 1;
      onProgress?.(done, originals.length + chosen.length);
    });
  await tryAll(originals, ({ exercise, answer, survives }, end) => {
    if (end !== survives)
      tallies.get(exercise)?.faults.push(`${answer} is not right before it is changed: it ${end}`);
  });
  await tryAll(chosen, (target, end) => {
    const tally = tallies.get(target.exercise);
    if (tally === undefined) return;
    const isDeclared = target.exercise.equivalent.some(({ mutant }) => mutant === target.id);
    if (end !== target.survives) {
      tally.killed += 1;
      killedIds.add(target.id);
    } else if (isDeclared) tally.declared += 1;
    else tally.survivors.push(target);
  });
  const ids = new Set(targets.map(({ id }) => id));
  for (const tally of tallies.values())
    tally.outdated = tally.exercise.equivalent
      .filter(({ mutant }) => !ids.has(mutant) || killedIds.has(mutant))
      .map(({ mutant, change }) => `${mutant} (${change})`);
  return [...tallies.values()];
}

function noTally(exercise: Exercise): Tally {
  return { exercise, killed: 0, declared: 0, survivors: [], outdated: [], faults: [] };
}

/** Runners for both ways of a run, and a cache of outcomes. `fast` is missing where every run goes the learner's way. */
export type Ways = { learner: Runner; fast: Runner | undefined; cache: ProofCache | undefined };

/** Outcome of the fast way when it shows that the change was noticed, else that of the learner's way. */
async function outcomeOf(entry: Original, { learner, fast, cache }: Ways): Promise<RunOutcome> {
  const known = cache?.get(entry.job, fast === undefined ? "learner" : "fast") ?? null;
  if (known !== null) return known;
  if (fast !== undefined) {
    const outcome = await tried(entry.job, "fast", fast, cache);
    if (isKill(entry, outcome)) return outcome;
  }
  return tried(entry.job, "learner", learner, cache);
}

function isKill({ survives }: Original, { kind }: RunOutcome): boolean {
  return kind !== survives && !ENDS_WITHOUT_VERDICT.includes(kind);
}

async function tried(job: Job, way: Way, runner: Runner, cache: ProofCache | undefined): Promise<RunOutcome> {
  const outcome = await runner.run(job, {});
  if (!ENDS_WITHOUT_VERDICT.includes(outcome.kind)) cache?.set(job, way, withoutWords(outcome));
  return outcome;
}

/** The end alone, because the cache holds the outcomes of thousands of mutants. */
function withoutWords({ kind }: RunOutcome): RunOutcome {
  return { kind, printed: { stdout: "", stderr: "" } };
}
