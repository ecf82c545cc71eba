import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { writeSmallTrack } from "../fixtures/small-track.ts";
import { lintTrack } from "../lint/lint-track.ts";
import { loadTrack } from "../load/load-track.ts";
import { ExerciseKind } from "../schema/exercise-file.ts";
import { newConcept } from "./new-concept.ts";
import { newExercise } from "./new-exercise.ts";
import { publishIds } from "./publish.ts";
import { statsOf } from "./stats.ts";

async function open(folder: string) {
  const { track, problems } = await loadTrack(folder);
  if (track === null) throw new Error("The track cannot be read.");
  return { track, problems };
}

describe("new concept", () => {
  test("its files are in shape, and the linter names all that is left to write", async () => {
    const folder = await writeSmallTrack();
    const at = await newConcept((await open(folder)).track, "basics", "errors");
    const { track, problems } = await open(folder);
    expect(problems).toEqual([]);
    const found = lintTrack(track).filter(({ file }) => file.startsWith(at));
    expect(found.map(({ message }) => message)).toContain("Still to write: a title");
    expect(new Set(found.map(({ rule }) => rule))).toContain("lesson-shape");
  });

  test("nothing is written over", async () => {
    const { track } = await open(await writeSmallTrack());
    await expect(newConcept(track, "basics", "values")).rejects.toThrow("exists already");
  });

  test("an unknown stage and an id out of shape are refused", async () => {
    const { track } = await open(await writeSmallTrack());
    await expect(newConcept(track, "magic", "errors")).rejects.toThrow(
      "There is no stage “magic”; there are basics",
    );
    await expect(newConcept(track, "basics", "../errors")).rejects.toThrow("not kebab-case");
  });
});

describe("new exercise", () => {
  test.each(ExerciseKind.options)("the files of kind %s are in shape and still to write", async (kind) => {
    const folder = await writeSmallTrack();
    await newExercise((await open(folder)).track, { concept: "values", slug: "first-one", kind });
    const { track, problems } = await open(folder);
    expect(problems).toEqual([]);
    expect(new Set(lintTrack(track).map(({ rule }) => rule))).toEqual(new Set(["no-placeholders"]));
  });
});

describe("publish", () => {
  test("new ids are added, sorted, and the rest of the file stays", async () => {
    const folder = await writeSmallTrack({
      "ids.yaml": "# Kept.\npublished: [values]\nrenamed: { old: values }\nsplit: {}\n",
    });
    const added = await publishIds((await open(folder)).track);
    expect(added).toHaveLength(3 + 15 + 1 - 1);
    const text = await readFile(join(folder, "ids.yaml"), "utf8");
    expect(text).toContain("# Kept.");
    const { track } = await open(folder);
    expect(track.ids.published).toEqual([...added, "values"].sort());
    expect(track.ids.renamed).toEqual({ old: "values" });
    expect(lintTrack(track)).toEqual([]);
  });

  test("a second time adds nothing", async () => {
    const folder = await writeSmallTrack();
    await publishIds((await open(folder)).track);
    expect(await publishIds((await open(folder)).track)).toEqual([]);
  });
});

test("stats count what is there", async () => {
  const { total, stages } = statsOf((await open(await writeSmallTrack())).track);
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
