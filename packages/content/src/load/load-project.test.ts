import { expect, test } from "vitest";
import { COUNT_DOWN, PROJECT, smallProject } from "../fixtures/small-project.ts";
import { openTrack, writeSmallTrack } from "../fixtures/small-track.ts";
import { lintTrack } from "../lint/lint-track.ts";
import { toExerciseJob } from "../prove/job.ts";

async function counter(more: Record<string, string> = {}) {
  const { track, problems } = await openTrack(await writeSmallTrack({ ...smallProject(), ...more }));
  return { track, problems, milestones: track.projects[0]?.milestones ?? [] };
}

test("a project breaks no rule", async () => {
  const { track, problems } = await counter();
  expect([...problems, ...lintTrack(track)]).toEqual([]);
});

test("a milestone begins with the reference of the one before, and its wrong answers are made of its own", async () => {
  const [first, second] = (await counter()).milestones;
  expect(second?.starter).toEqual(first?.solutions[0]?.files);
  expect(second?.wrong[0]?.files["count.js"]).toContain("up");
  expect(second?.milestone).toMatchObject({ position: 2, needs: ["functions", "promises"] });
});

test("a milestone is judged by the tests of all before it", async () => {
  const [, second] = (await counter()).milestones;
  if (second === undefined) throw new Error("There is no second milestone.");
  expect(Object.keys(toExerciseJob(second, second.starter, 1).spec ?? {})).toEqual([
    "01-up.spec.js",
    "02-down.spec.js",
  ]);
});

test("a test of the same path takes the place of an earlier one, and a removed file is gone", async () => {
  const files = smallProject();
  const { milestones } = await counter({
    [`${COUNT_DOWN}/tests/01-up.spec.js`]: "// Nobody counts up any more.\n",
    [`${PROJECT}/start/old.js`]: "export const old = true;\n",
    [`${COUNT_DOWN}/milestone.yaml`]: `${files[`${COUNT_DOWN}/milestone.yaml`]}removes: [old.js]\n`,
  });
  const [first, second] = milestones;
  if (second === undefined) throw new Error("There is no second milestone.");
  expect(toExerciseJob(second, second.starter, 1).spec?.["01-up.spec.js"]).toContain("Nobody");
  expect(first?.solutions[0]?.files).toHaveProperty(["old.js"]);
  expect(second.solutions[0]?.files).not.toHaveProperty(["old.js"]);
});

test("a milestone that is not listed, and one without a prompt, are reported", async () => {
  const { problems } = await counter({
    [`${PROJECT}/milestones/extra/prompt.md`]: "More.\n",
    [`${PROJECT}/project.yaml`]:
      "id: counter\ntitle: A counter\nsummary: It counts.\ngoals: [all]\nmilestones: [count-up, missing]\n",
  });
  expect(problems.map(({ file, message }) => `${file} ${message}`)).toEqual(
    expect.arrayContaining([
      expect.stringContaining("The folder milestones/extra is not named"),
      expect.stringContaining("missing/milestone.yaml This file is missing"),
    ]),
  );
});
