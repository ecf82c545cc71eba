import { expect, test } from "vitest";
import { type Changes, openTrack, writeSmallTrack } from "./fixtures/small-track.ts";
import { showsByCode } from "./shows-by-code.ts";

const YAML = "stages/01-basics/functions/exercises/double/exercise.yaml";

async function shownBy(edit: (yaml: string) => string) {
  const changes: Changes = { [YAML]: edit };
  const { track } = await openTrack(await writeSmallTrack(changes));
  const [exercise] = track.concepts.flatMap(({ exercises }) => exercises);
  if (exercise === undefined) throw new Error("The small track has no exercise.");
  return showsByCode(track, exercise);
}

test("an exercise shows its own concept and the prerequisites that its wrong answers name", async () => {
  expect(await shownBy((yaml) => yaml)).toEqual(["functions", "values"]);
});

test("an exercise with another core does not show its own concept, though its wrong answers name it", async () => {
  const edit = (yaml: string) => yaml.replace("hints:", "also: [promises]\ncore: promises\nhints:");
  expect(await shownBy(edit)).toEqual(["promises", "values"]);
});

test("a concept that only a wrong answer names is not shown, unless it is in `also`", async () => {
  const later = (yaml: string) => yaml.replace("concept: values", "concept: promises");
  expect(await shownBy(later)).toEqual(["functions"]);
  expect(await shownBy((yaml) => later(yaml).replace("hints:", "also: [promises]\nhints:"))).toEqual([
    "functions",
    "promises",
  ]);
});
