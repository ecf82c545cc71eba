import { expect, test } from "vitest";
import { smallAgain } from "./fixtures/small-lesson.ts";
import { openTrack, writeSmallTrack } from "./fixtures/small-track.ts";
import { statsOf } from "./track-stats.ts";

test("stats count the content of the track", async () => {
  const { total, stages } = statsOf((await openTrack(await writeSmallTrack())).track);
  expect(total).toMatchObject({
    concepts: 3,
    examples: 6,
    exercises: 1,
    solutions: 2,
    wrongAnswers: 3,
    minutes: 20,
  });
  expect(total.items["order-lines"]).toBe(3);
  expect(stages).toEqual([{ id: "basics", counts: total }]);
});

test("stats count the words and examples of a second explanation too", async () => {
  const folder = await writeSmallTrack({ "stages/01-basics/values/again.md": smallAgain() });
  const { total } = statsOf((await openTrack(folder)).track);
  const without = statsOf((await openTrack(await writeSmallTrack())).track);
  expect(total.examples).toBe(8);
  expect(total.words).toBeGreaterThan(without.total.words + 250);
});
