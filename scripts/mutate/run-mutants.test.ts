import { type Exercise, type Job, loadTrack } from "@aulo/content";
import { expect, test } from "vitest";
import { recordedRunner } from "../../packages/content/src/fixtures/recorded-runner.ts";
import { type Changes, writeSmallTrack } from "../../packages/content/src/fixtures/small-track.ts";
import { runMutants } from "./run-mutants.ts";

const DOUBLE = "stages/01-basics/functions/exercises/double";
const PRINTED = { stdout: "", stderr: "" };

async function exercisesOf(changes: Changes = {}): Promise<Exercise[]> {
  const { track, problems } = await loadTrack(await writeSmallTrack(changes));
  expect(problems).toEqual([]);
  return track?.concepts.flatMap(({ exercises }) => exercises) ?? [];
}

/** A judge that looks at the product and the sum alone. */
function careless({ files, entry }: Job) {
  const isRight = /return value (\* 2|\+ value);/.test(files[entry] ?? "");
  return { kind: isRight ? "passed" : "failed", printed: PRINTED };
}

test("a mutant that no test notices survives, and the others are killed", async () => {
  const [tally] = await runMutants(await exercisesOf(), recordedRunner(careless));
  expect(tally?.killed).toBeGreaterThan(0);
  expect(tally?.faults).toEqual([]);
  expect(tally?.survivors.map(({ replacement }) => replacement)).toContain("false");
});

test("a survivor with a reason is declared, until the prompt changes", async () => {
  const [before] = await runMutants(await exercisesOf(), recordedRunner(careless));
  const [survivor] = before?.survivors ?? [];
  const declared = `- { mutant: "${survivor?.id}", change: any, reason: It cannot be told apart. }\n`;
  const equivalent = { [`${DOUBLE}/equivalent.yaml`]: declared };
  const [after] = await runMutants(await exercisesOf(equivalent), recordedRunner(careless));
  expect(after).toMatchObject({ declared: 1, outdated: [] });
  expect(after?.survivors).toHaveLength((before?.survivors.length ?? 0) - 1);

  const changed = {
    ...equivalent,
    [`${DOUBLE}/prompt.md`]: (text: string) => text.replace("twice", "exactly twice"),
  };
  const [asked] = await runMutants(await exercisesOf(changed), recordedRunner(careless));
  expect(asked).toMatchObject({ declared: 0, outdated: [`${survivor?.id} (any)`] });
});

test("a declaration of a mutant that a test kills is out of date", async () => {
  const [before] = await runMutants(await exercisesOf(), recordedRunner(careless));
  const declared = `- { mutant: "${before?.survivors[0]?.id}", change: any, reason: It cannot be told apart. }\n`;
  const exercises = await exercisesOf({ [`${DOUBLE}/equivalent.yaml`]: declared });
  const originals = new Set(
    exercises.flatMap(({ solutions }) => solutions.map(({ files }) => files["double.js"])),
  );
  const strict = ({ files, entry }: Job) => {
    return { kind: originals.has(files[entry] ?? "") ? "passed" : "failed", printed: PRINTED };
  };
  const [tally] = await runMutants(exercises, recordedRunner(strict));
  expect(tally).toMatchObject({ declared: 0, survivors: [], outdated: [expect.stringContaining("any")] });
});

test("a solution that is not right, and a run without a verdict, are faults", async () => {
  const broken = await runMutants(
    await exercisesOf(),
    recordedRunner(() => ({ kind: "failed", printed: PRINTED })),
  );
  expect(broken[0]?.faults).toContain("solutions/times is not right before it is changed: it failed");
  const unjudged = await runMutants(
    await exercisesOf(),
    recordedRunner(() => ({ kind: "judge-failed", message: "no sandbox", printed: PRINTED })),
  );
  expect(unjudged[0]).toMatchObject({ killed: 0, survivors: [] });
  expect(unjudged[0]?.faults).toContain("solutions/times could not be judged: no sandbox");
});

test("a sample depends on its seed alone", async () => {
  const tried = async (seed: number) => {
    const jobs: string[] = [];
    const runner = recordedRunner((job) => {
      jobs.push(job.files[job.entry] ?? "");
      return careless(job);
    });
    await runMutants(await exercisesOf(), runner, { sample: 3, seed });
    return jobs.sort();
  };
  expect(await tried(1)).toHaveLength(2 + 3);
  expect(await tried(1)).toEqual(await tried(1));
  expect(await tried(1)).not.toEqual(await tried(2));
});

test("a mutant that the fast way kills is not run again; a survivor is run the learner's way", async () => {
  let learnerRuns = 0;
  const learner = recordedRunner((job) => {
    learnerRuns += 1;
    return careless(job);
  });
  const exercises = await exercisesOf();
  const [tally] = await runMutants(exercises, learner, { fast: recordedRunner(careless) });
  const originals = exercises.flatMap(({ solutions }) => solutions).length;
  expect(tally?.killed).toBeGreaterThan(0);
  expect(learnerRuns).toBe(originals + (tally?.survivors.length ?? 0));
});
