import { join } from "node:path";
import { expect, test } from "vitest";
import { lintTrack } from "./lint/lint-track.ts";
import { loadTrack } from "./load/load-track.ts";
import { toProblemText } from "./problem.ts";

const BACKEND = join(import.meta.dirname, "../../../tracks/backend-nodejs");

test("the track of this repository has no problem", async () => {
  const { track, problems } = await loadTrack(BACKEND);
  const all = [...problems, ...(track === null ? [] : lintTrack(track))];
  expect(all.map((problem) => toProblemText(problem))).toEqual([]);
});
