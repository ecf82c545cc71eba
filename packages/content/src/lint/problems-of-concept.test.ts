import { expect, test } from "vitest";
import { COUNT_DOWN, smallProject } from "../fixtures/small-project.ts";
import { type Changes, openTrack, writeSmallTrack } from "../fixtures/small-track.ts";
import { lintTrack } from "./lint-track.ts";
import { problemsOfConcept } from "./problems-of-concept.ts";

async function problemsOf(concept: string, changes: Changes) {
  const { track, problems } = await openTrack(await writeSmallTrack(changes));
  const all = [...problems, ...lintTrack(track)];
  return { all, own: problemsOfConcept(all, concept) };
}

const FUNCTIONS = "stages/01-basics/functions";
const WITHOUT_VALUES = {
  "stages/01-basics/values/concept.md": null,
  "stages/01-basics/values/items.yaml": null,
};

test("a missing concept does not count as a problem of a concept that needs it", async () => {
  const { all, own } = await problemsOf("functions", WITHOUT_VALUES);
  expect(all.map(({ message }) => message)).toContain(
    "The concept “values” is listed in track.yaml, but not written yet.",
  );
  expect(own).toEqual([]);
});

test("a missing concept is a problem of its own", async () => {
  const { own } = await problemsOf("values", WITHOUT_VALUES);
  expect(own.map(({ rule }) => rule)).toEqual(["listed-concepts"]);
});

test("only problems in the concept's own files are kept", async () => {
  const { all, own } = await problemsOf("functions", {
    [`${FUNCTIONS}/items.yaml`]: "",
    "stages/01-basics/promises/items.yaml": "",
    [`${FUNCTIONS}/exercises/double/prompt.md`]: (text) => text.replace("in `double.js`", ""),
  });
  expect(all.length).toBeGreaterThan(own.length);
  expect(own.map(({ rule }) => rule).sort()).toEqual([
    "enough-items",
    "enough-items",
    "exercise-files",
    "shape",
  ]);
});

test("a concept of a subject that can wait has problems of its own too", async () => {
  const later = "later/images";
  const { own } = await problemsOf("images", { [`${later}/items.yaml`]: "" });
  expect(own.map(({ file }) => file)).toContain(`${later}/items.yaml`);
});

test("a project has problems of its own too", async () => {
  const { own } = await problemsOf("counter", {
    ...smallProject(),
    [`${COUNT_DOWN}/prompt.md`]: "Now people leave, too.\n",
  });
  expect(own.map(({ file }) => file)).toContain(`${COUNT_DOWN}/milestone.yaml`);
});
