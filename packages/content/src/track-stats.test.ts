import { expect, test } from "vitest";
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
