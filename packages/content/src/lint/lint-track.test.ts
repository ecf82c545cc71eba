import { expect, test } from "vitest";
import { writeSmallTrack } from "../fixtures/small-track.ts";
import { loadTrack } from "../load/load-track.ts";
import { lintTrack } from "./lint-track.ts";

test("a good track loads and lints without a problem", async () => {
  const { track, problems } = await loadTrack(await writeSmallTrack());
  expect(problems).toEqual([]);
  expect(track && lintTrack(track)).toEqual([]);
});
