import { describe, expect, test } from "vitest";
import { openTrack, writeSmallTrack } from "../fixtures/small-track.ts";
import { lintTrack } from "../lint/lint-track.ts";
import { ExerciseKind } from "../schema/exercise-file.ts";
import { newConcept } from "./new-concept.ts";
import { newExercise } from "./new-exercise.ts";
import { newProject } from "./new-project.ts";

describe("new concept", () => {
  test("its files are valid, and the linter reports every placeholder", async () => {
    const folder = await writeSmallTrack();
    const at = await newConcept((await openTrack(folder)).track, "basics", "errors");
    const { track, problems } = await openTrack(folder);
    expect(problems).toEqual([]);
    const found = lintTrack(track).filter(({ file }) => file.startsWith(at));
    expect(found.map(({ message }) => message)).toContain("Still to write: a title");
    expect(new Set(found.map(({ rule }) => rule))).toContain("lesson-shape");
  });

  test("an existing concept is not overwritten", async () => {
    const { track } = await openTrack(await writeSmallTrack());
    await expect(newConcept(track, "basics", "values")).rejects.toThrow("exists already");
  });

  test("an unknown stage and an invalid id are refused", async () => {
    const { track } = await openTrack(await writeSmallTrack());
    await expect(newConcept(track, "magic", "errors")).rejects.toThrow(
      "There is no stage or subject “magic”; there are basics, docker.",
    );
    await expect(newConcept(track, "basics", "../errors")).rejects.toThrow("not kebab-case");
  });
});

describe("new exercise", () => {
  test.each(ExerciseKind.options)("the files of kind %s are valid and full of placeholders", async (kind) => {
    const folder = await writeSmallTrack();
    await newExercise((await openTrack(folder)).track, { concept: "values", slug: "first-one", kind });
    const { track, problems } = await openTrack(folder);
    expect(problems).toEqual([]);
    expect(new Set(lintTrack(track).map(({ rule }) => rule))).toEqual(new Set(["no-placeholders"]));
  });
});

describe("new project", () => {
  test("its files are valid and full of placeholders", async () => {
    const folder = await writeSmallTrack();
    expect(await newProject((await openTrack(folder)).track, "all", "counter")).toBe("projects/counter");
    const { track, problems } = await openTrack(folder);
    expect(problems).toEqual([]);
    expect(new Set(lintTrack(track).map(({ rule }) => rule))).toEqual(new Set(["no-placeholders"]));
  });

  test("an unknown goal and an existing project are refused", async () => {
    const folder = await writeSmallTrack();
    const { track } = await openTrack(folder);
    await expect(newProject(track, "magic", "counter")).rejects.toThrow("There is no goal “magic”");
    await newProject(track, "all", "counter");
    await expect(newProject(track, "all", "counter")).rejects.toThrow("exists already");
  });
});
