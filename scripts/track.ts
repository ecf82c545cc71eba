// Checks a track and helps to write it: `npm run track` lists the commands.

import { parseArgs } from "node:util";
import {
  ExerciseKind,
  lintTrack,
  loadTrack,
  newConcept,
  newExercise,
  openProofCache,
  type Problem,
  type Proof,
  type ProofProgress,
  problemsOfConcept,
  proveTrack,
  publishIds,
  statsOf,
  type Track,
  toProblemText,
} from "@aulo/content";

const USAGE = `npm run track -- COMMAND [--track DIR]

  lint [--only CONCEPT] [--json]              shape, references and the rules of good content
  prove [--only CONCEPT|EXERCISE] [--json]    runs everything that can run
        [--again]                             also what an earlier proof has run; in CI always
  stats [--json]                              how much there is, by stage
  new concept STAGE ID                        files to fill in; lint says what is left
  new exercise CONCEPT SLUG [--kind KIND]     kinds: ${ExerciseKind.options.join(", ")}
  publish                                     adds new ids to ids.yaml

Exit codes: 0 when all is well, 1 when the track has problems, 2 when the command was not understood.`;

/** Results of earlier proofs. They are removed together with the installed packages. */
const PROOF_CACHE = "node_modules/.cache/aulo/proof.json";

const { values, positionals } = readArguments();

function readArguments() {
  try {
    return parseArgs({
      allowPositionals: true,
      options: {
        track: { type: "string", default: "tracks/backend-nodejs" },
        only: { type: "string" },
        again: { type: "boolean", default: process.env.CI === "true" },
        json: { type: "boolean", default: false },
        kind: { type: "string", default: "function" },
      },
    });
  } catch (error) {
    console.error(`${error instanceof Error ? error.message : error}\n\n${USAGE}`);
    process.exit(2);
  }
}

async function main([command, ...rest]: string[]): Promise<number> {
  switch (command) {
    case "lint":
      return lint();
    case "prove":
      return prove(await openTrack());
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
  const { createRunner } = await import("@aulo/runner");
  // The next run is unknown, so no sandbox is started ahead.
  const runner = await createRunner({ pool: null });
  const { only, again } = values;
  const known = openProofCache(PROOF_CACHE, runner.version);
  const cache = again ? { ...known, get: () => null } : known;
  const onProgress = values.json ? undefined : printProgress;
  const proof = await proveTrack(track, runner, { only, onProgress, cache }).finally(async () => {
    known.save();
    await runner.close();
  });
  if (values.json) console.log(JSON.stringify(proof, null, 2));
  else printProof(proof);
  return proof.problems.length === 0 && madeOf(proof) > 0 ? 0 : 1;
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
    example,
    "wrong-answer": wrong,
    "predicted-output": output,
    "line-order": order,
  } = proof.counts;
  console.log(`${starter.held} starters fail of ${starter.made}.`);
  console.log(`${solution.held} runs of solutions pass of ${solution.made}.`);
  console.log(`${wrong.held} wrong answers caught of ${wrong.made}.`);
  console.log(`${example.held} examples print what they should of ${example.made}.`);
  console.log(
    `${output.held + order.held} runs of items print what they should of ${output.made + order.made}.`,
  );
  if (proof.remembered > 0)
    console.log(`${proof.remembered} of these were run by an earlier proof (--again runs them too).`);
  if (madeOf(proof) === 0)
    console.log(`Nothing to prove${values.only === undefined ? "" : ` in “${values.only}”`}.`);
}

function madeOf({ counts }: Proof): number {
  return Object.values(counts).reduce((total, { made }) => total + made, 0);
}

function stats(track: Track): number {
  const { stages, total } = statsOf(track);
  if (values.json) console.log(JSON.stringify({ stages, total }, null, 2));
  else
    console.table(
      Object.fromEntries(
        [...stages, { id: "total", counts: total }].map(({ id, counts }) => [id, flat(counts)]),
      ),
    );
  return 0;
}

function flat({ items, ...counts }: ReturnType<typeof statsOf>["total"]): Record<string, number> {
  return { ...counts, items: Object.values(items).reduce((total, number) => total + number, 0) };
}

async function create(track: Track, [what, parent, id]: string[]): Promise<number> {
  const kind = ExerciseKind.safeParse(values.kind);
  if (
    parent === undefined ||
    id === undefined ||
    !kind.success ||
    (what !== "concept" && what !== "exercise")
  ) {
    console.error(USAGE);
    return 2;
  }
  const folder =
    what === "concept"
      ? await newConcept(track, parent, id)
      : await newExercise(track, { concept: parent, slug: id, kind: kind.data });
  console.log(`${values.track}/${folder} is there; “npm run track -- lint” says what is left to write.`);
  return 0;
}

async function publish(): Promise<number> {
  if ((await lint()) !== 0) {
    console.error(
      "Nothing was published: an id can never be taken back, so the track has to be clean first.",
    );
    return 1;
  }
  const added = await publishIds(await openTrack());
  console.log(added.length === 0 ? "Every id was published before." : `Published: ${added.join(", ")}.`);
  return 0;
}

process.exitCode = await main(positionals).catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  return 1;
});
