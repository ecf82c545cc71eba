import { expect, test } from "vitest";
import { smallAgain } from "./fixtures/small-lesson.ts";
import { smallProject } from "./fixtures/small-project.ts";
import { openTrack, writeSmallTrack } from "./fixtures/small-track.ts";
import { statsOf } from "./track-stats.ts";

test("stats count the content of the track", async () => {
  const { total, stages } = statsOf((await openTrack(await writeSmallTrack())).track);
  expect(total).toMatchObject({
    concepts: 4,
    examples: 8,
    exercises: 1,
    requirements: 2,
    solutions: 2,
    rightAnswers: 1,
    wrongAnswers: 3,
    minutes: 25,
  });
  expect(total.items["order-lines"]).toBe(4);
  expect(stages.map(({ id, counts }) => [id, counts.concepts])).toEqual([
    ["basics", 3],
    ["later", 1],
  ]);
});

test("stats count the words and examples of a second explanation too", async () => {
  const folder = await writeSmallTrack({ "stages/01-basics/values/again.md": smallAgain() });
  const { total } = statsOf((await openTrack(folder)).track);
  const without = statsOf((await openTrack(await writeSmallTrack())).track);
  expect(total.examples).toBe(10);
  expect(total.words).toBeGreaterThan(without.total.words + 250);
});

test("stats list the exercises with work left", async () => {
  const exercise = "stages/01-basics/functions/exercises/double";
  expect(statsOf((await openTrack(await writeSmallTrack())).track).open).toEqual({
    withoutRequirements: [],
    fewRightAnswers: [],
    scope: ["T1.2"],
  });
  const folder = await writeSmallTrack({
    [`${exercise}/prompt.md`]: "Write `double` in `double.js`.\n",
    [`${exercise}/right/class/double.js`]: null,
  });
  expect(statsOf((await openTrack(folder)).track).open).toEqual({
    withoutRequirements: ["functions/double"],
    fewRightAnswers: ["functions/double"],
    scope: ["T1.2"],
  });
});

test("stats count the milestones of projects apart", async () => {
  const { total, projects } = statsOf((await openTrack(await writeSmallTrack(smallProject()))).track);
  expect(total.exercises).toBe(1);
  expect(projects).toEqual([
    { id: "counter", milestones: 2, minutes: 20, requirements: 2, rightAnswers: 0, wrongAnswers: 6 },
  ]);
});
