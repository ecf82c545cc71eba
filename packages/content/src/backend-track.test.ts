import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { JOB_KINDS } from "@aulo/runner/kinds";
import { beforeAll, describe, expect, test } from "vitest";
import { conceptTable } from "./concept-table.ts";
import { lintTrack } from "./lint/lint-track.ts";
import { loadTrack } from "./load/load-track.ts";
import { toProblemText } from "./problem.ts";

const BACKEND = join(import.meta.dirname, "../../../tracks/backend-nodejs");

let loaded: Awaited<ReturnType<typeof loadTrack>>;
beforeAll(async () => {
  loaded = await loadTrack(BACKEND);
});

test("the repository's track has no problems", () => {
  const { track, problems } = loaded;
  const all = [...problems, ...(track === null ? [] : lintTrack(track))];
  expect(all.map((problem) => toProblemText(problem))).toEqual([]);
});

test("the README of the repository's track lists its concepts as they are", async () => {
  const { track } = loaded;
  if (track === null) throw new Error("The track cannot be read.");
  const readme = await readFile(join(BACKEND, "README.md"), "utf8");
  expect(readme.endsWith(`\n\n${conceptTable(track)}`)).toBe(true);
});

describe("the exercises of the repository's track", () => {
  const exercises = () => loaded.track?.concepts.flatMap((concept) => concept.exercises) ?? [];

  test.each(JOB_KINDS)("at least five are of the kind %s", (kind) => {
    const found = exercises().filter((exercise) => exercise.kind === kind);
    expect(found.length).toBeGreaterThanOrEqual(5);
  });
  test("at least five run with a PostgreSQL", () => {
    const found = exercises().filter(({ services }) => services.includes("postgres"));
    expect(found.length).toBeGreaterThanOrEqual(5);
  });
  test("every concept about MongoDB has one with a MongoDB", () => {
    const found = exercises().filter(({ services }) => services.includes("mongodb"));
    expect(new Set(found.map(({ id }) => id.split("/")[0]))).toEqual(
      new Set([
        "document-databases",
        "mongodb-crud",
        "mongodb-indexes",
        "mongoose-models",
        "mongoose-relations",
      ]),
    );
  });
});
