// Checks a track and helps to write it: `npm run track` lists the commands.

import { availableParallelism } from "node:os";
import { parseArgs } from "node:util";
import {
  ExerciseKind,
  exercisesOf,
  lintTrack,
  loadTrack,
  newConcept,
  newExercise,
  newProject,
  openProofCache,
  type Problem,
  type Proof,
  type ProofProgress,
  problemsOfConcept,
  proveTrack,
  publishIds,
  reviewPage,
  statsOf,
  type Track,
  toProblemText,
  writeConceptTable,
} from "@aulo/content";
import type { Ways } from "./mutate/run-mutants.ts";
import { matrixOfTrack, printCoverage, printMatrix } from "./track/matrix.ts";
import { isGood, printTallies } from "./track/tallies.ts";

const USAGE = `npm run track -- COMMAND [--track DIR]

  lint [--only CONCEPT] [--json]              shape, references and the rules of good content
  prove [--only CONCEPT|EXERCISE] [--json]    runs everything that can run
        [--again]                             also what an earlier proof has run; in CI always
        [--full]                              every run in a sandbox of its own, as a learner's
        [--seeds N]                           tries every right and wrong answer with N seeds
        [--sample N [--seed S]]               N of the claims, chosen by the seed
        [--matrix]                            each requirement with its tests and wrong answers
  mutate [--only CONCEPT|EXERCISE]            lists changes of solutions that no test notices
        [--again] [--sample N [--seed S]]     N of them, chosen by the seed
        [--full]                              every run in a sandbox of its own
  review CONCEPT|PROJECT                      all of it on one page of Markdown, for a reader
  stats [--json]                              how much there is, by stage
  new concept STAGE ID                        files to fill in; lint says what is left
  new project GOAL ID                         the same; GOAL is the goal that ends in it
  new exercise CONCEPT SLUG [--kind KIND]     kinds: ${ExerciseKind.options.join(", ")}
  publish                                     adds new ids to ids.yaml, and renews the table of README.md

Exit codes: 0 when all is well, 1 when the track has problems, 2 when the command was not understood.`;

/** Results of earlier proofs. They are removed together with the installed packages. */
const PROOF_CACHE = "node_modules/.cache/aulo/proof.json";
const MUTANT_CACHE = "node_modules/.cache/aulo/mutants.json";

const { values, positionals, seeds, sample, seed } = readArguments();

function readArguments() {
  try {
    const read = parseArgs({
      allowPositionals: true,
      options: {
        track: { type: "string", default: "tracks/backend-nodejs" },
        only: { type: "string" },
        again: { type: "boolean", default: process.env.CI === "true" },
        seeds: { type: "string" },
        sample: { type: "string" },
        seed: { type: "string" },
        full: { type: "boolean", default: false },
        matrix: { type: "boolean", default: false },
        json: { type: "boolean", default: false },
        kind: { type: "string", default: "function" },
      },
    });
    const { seeds, sample, seed } = read.values;
    return {
      ...read,
      seeds: toCount("--seeds", seeds),
      sample: toCount("--sample", sample),
      seed: toCount("--seed", seed),
    };
  } catch (error) {
    console.error(`${error instanceof Error ? error.message : error}\n\n${USAGE}`);
    process.exit(2);
  }
}

function toCount(name: string, text: string | undefined): number | undefined {
  if (text === undefined) return undefined;
  if (!/^[1-9]\d*$/.test(text)) throw new Error(`${name} takes a whole number from 1.`);
  return Number(text);
}

async function main([command, ...rest]: string[]): Promise<number> {
  switch (command) {
    case "lint":
      return lint();
    case "prove":
      return prove(await openTrack());
    case "mutate":
      return mutate(await openTrack());
    case "review":
      return review(await openTrack(), rest);
    case "stats":
      return stats(await openTrack());
    case "new":
      return create(await openTrack(), rest);
    case "publish":
      return publish();
    default:
      console.error(USAGE);
      return 2;
  }
}

async function openTrack(): Promise<Track> {
  const { track, problems } = await loadTrack(values.track);
  if (track !== null) return track;
  printProblems(problems);
  throw new Error("The track cannot be read.");
}

async function lint(): Promise<number> {
  const { track, problems: shape } = await loadTrack(values.track);
  const all = [...shape, ...(track === null ? [] : lintTrack(track))];
  const problems = values.only === undefined ? all : problemsOfConcept(all, values.only);
  if (values.json) console.log(JSON.stringify(problems, null, 2));
  else printProblems(problems);
  return problems.length === 0 ? 0 : 1;
}

function printProblems(problems: Problem[]): void {
  for (const problem of problems) console.log(toProblemText(problem, `${values.track}/`));
  console.log(problems.length === 0 ? "No problems." : `Problems: ${problems.length}.`);
}

async function prove(track: Track): Promise<number> {
  const { only } = values;
  const onProgress = values.json ? undefined : printProgress;
  const proof = await withRunners(PROOF_CACHE, ({ learner, fast, cache }) =>
    proveTrack(track, learner, { only, seeds, sample, seed, onProgress, cache, fast }),
  );
  const matrix = matrixOfTrack(track, proof, only);
  if (values.json) console.log(JSON.stringify({ ...proof, matrix }, null, 2));
  else {
    if (values.matrix) printMatrix(matrix);
    printProof(proof);
    if (sample === undefined) printCoverage(matrix);
    if (madeOf(proof) === 0) printNothing("prove");
  }
  return proof.problems.length === 0 && madeOf(proof) > 0 ? 0 : 1;
}

async function mutate(track: Track): Promise<number> {
  const exercises = exercisesOf(track, values.only);
  if (exercises.length === 0) {
    printNothing("mutate");
    return 1;
  }
  const { runMutants } = await import("./mutate/run-mutants.ts");
  const onProgress = (done: number, total: number) => {
    if (done % 50 === 0 || done === total) console.error(`${done}/${total}`);
  };
  const tallies = await withRunners(MUTANT_CACHE, ({ learner, fast, cache }) =>
    runMutants(exercises, learner, { sample, seed, cache, onProgress, fast }),
  );
  printTallies(tallies);
  return isGood(tallies, sample !== undefined) ? 0 : 1;
}

/** Does work with runners, those of the fast way without --full. With --again, the cache gives no outcome and takes the new ones. */
async function withRunners<Result>(
  cacheFile: string,
  work: (ways: Ways) => Promise<Result>,
): Promise<Result> {
  const { createRunner } = await import("@aulo/runner");
  // The next run is unknown, so no sandbox is started ahead.
  const settings = { pool: null, concurrency: availableParallelism() };
  const learner = await createRunner(settings);
  const fast = values.full ? undefined : await createRunner({ ...settings, keepSandboxes: true });
  const known = openProofCache(cacheFile, learner.version);
  const cache = values.again ? { ...known, get: () => null } : known;
  try {
    return await work({ learner, fast, cache });
  } finally {
    known.save();
    await Promise.all([learner.close(), fast?.close()]);
  }
}

function review(track: Track, [id = ""]: string[]): number {
  console.log(reviewPage(track, id));
  return 0;
}

function printNothing(what: "prove" | "mutate"): void {
  console.log(`Nothing to ${what}${values.only === undefined ? "" : ` in “${values.only}”`}.`);
}

function printProgress({ done, total, name, problem }: ProofProgress): void {
  console.log(
    `${String(done).padStart(String(total).length)}/${total} ${problem === null ? "ok" : "NO"}  ${name}`,
  );
}

function printProof(proof: Proof): void {
  printProblems(proof.problems);
  const {
    starter,
    solution,
    "right-answer": right,
    example,
    prose,
    "wrong-answer": wrong,
    "predicted-output": output,
    "line-order": order,
  } = proof.counts;
  console.log(`${starter.held} starters fail of ${starter.made}.`);
  console.log(`${solution.held} runs of solutions pass of ${solution.made}.`);
  console.log(`${right.held} runs of right answers in other styles pass of ${right.made}.`);
  console.log(`${wrong.held} runs of wrong answers are caught of ${wrong.made}.`);
  console.log(`${example.held} examples print what they should of ${example.made}.`);
  console.log(`${prose.held} claims in prose hold of ${prose.made}.`);
  console.log(
    `${output.held + order.held} runs of items print what they should of ${output.made + order.made}.`,
  );
  const { made, agreed } = proof.bothWays;
  if (made > 0) console.log(`${agreed} runs end alike on the learner's way of ${made}.`);
  if (proof.remembered > 0)
    console.log(`${proof.remembered} of these were run by an earlier proof (--again runs them too).`);
}

function madeOf({ counts }: Proof): number {
  return Object.values(counts).reduce((total, { made }) => total + made, 0);
}

function stats(track: Track): number {
  const { stages, total, projects, open } = statsOf(track);
  if (values.json) console.log(JSON.stringify({ stages, total, projects, open }, null, 2));
  else {
    console.table(
      Object.fromEntries(
        [...stages, { id: "total", counts: total }].map(({ id, counts }) => [id, flat(counts)]),
      ),
    );
    if (projects.length > 0)
      console.table(Object.fromEntries(projects.map(({ id, ...counts }) => [id, counts])));
    printOpen("Without ids of requirements in the prompt", open.withoutRequirements);
    printOpen("Fewer than three right answers", open.fewRightAnswers);
  }
  return 0;
}

function printOpen(what: string, exercises: readonly string[]): void {
  console.log(`${what}: ${exercises.length}${exercises.map((id) => `\n  ${id}`).join("")}`);
}

function flat({ items, ...counts }: ReturnType<typeof statsOf>["total"]): Record<string, number> {
  return { ...counts, items: Object.values(items).reduce((total, number) => total + number, 0) };
}

async function create(track: Track, [what, parent, id]: string[]): Promise<number> {
  const folder = parent === undefined || id === undefined ? null : await newFolder(track, what, parent, id);
  if (folder === null) {
    console.error(USAGE);
    return 2;
  }
  console.log(`${values.track}/${folder} is there; “npm run track -- lint” says what is left to write.`);
  return 0;
}

/** Makes the files of a new part of the track; null when the command does not say which. */
async function newFolder(track: Track, what = "", parent: string, id: string): Promise<string | null> {
  const kind = ExerciseKind.safeParse(values.kind);
  switch (what) {
    case "concept":
      return newConcept(track, parent, id);
    case "exercise":
      return kind.success ? newExercise(track, { concept: parent, slug: id, kind: kind.data }) : null;
    case "project":
      return newProject(track, parent, id);
    default:
      return null;
  }
}

async function publish(): Promise<number> {
  if ((await lint()) !== 0) {
    console.error(
      "Nothing was published: an id can never be taken back, so the track has to be clean first.",
    );
    return 1;
  }
  const track = await openTrack();
  const added = await publishIds(track);
  await writeConceptTable(track);
  console.log(added.length === 0 ? "Every id was published before." : `Published: ${added.join(", ")}.`);
  return 0;
}

process.exitCode = await main(positionals).catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  return 1;
});
