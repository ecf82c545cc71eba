import { type Concept, type Exercise, exercisesOf, type Project, type Track } from "../../track.ts";
import { conceptFile, exerciseFile, itemsFile, lessonsOf, projectFile } from "../../track-files.ts";
import type { Finding, Rule } from "../rule.ts";

/** Mark of a placeholder in a scaffolded file. */
const PLACEHOLDER = "WRITE:";

/** The author has replaced every placeholder of `new concept` and `new exercise`. */
export const noPlaceholders: Rule = {
  name: "no-placeholders",
  check(track) {
    return textsOf(track).flatMap(({ file, value, path }) =>
      placesOf(value, path).map((found) => ({ file, ...found })),
    );
  },
};

type Found = Pick<Finding, "message" | "path">;
type Text = { file: string; value: unknown; path: (string | number)[] };

function textsOf(track: Track): Text[] {
  return [
    ...track.concepts.flatMap(textsOfConcept),
    ...exercisesOf(track).flatMap(textsOfExercise),
    ...track.projects.flatMap(textsOfProject),
  ];
}

function textsOfConcept(concept: Concept): Text[] {
  return [
    ...[concept.title, concept.use].map((value) => ({ file: conceptFile(concept), value, path: [] })),
    ...lessonsOf(concept).map(({ file, lesson }) => ({ file, value: lesson.markdown, path: [] })),
    { file: itemsFile(concept), value: concept.items, path: [] },
  ];
}

function textsOfProject(project: Project): Text[] {
  const { title, summary, story } = project;
  return [title, summary, story.markdown].map((value) => ({ file: projectFile(project), value, path: [] }));
}

function textsOfExercise(exercise: Exercise): Text[] {
  const {
    prompt,
    sentences: _,
    milestone: __,
    explained,
    starter,
    support,
    tests,
    solutions,
    right,
    wrong,
    ...own
  } = exercise;
  const answers = [...solutions, ...right, ...wrong].map(({ changed }) => changed);
  const files = [
    prompt.markdown,
    explained?.markdown,
    ...[starter, support, tests, ...answers].flatMap((one) => Object.values(one)),
  ];
  const notes = [
    ...solutions.map(({ note }) => note),
    ...wrong.map(({ misconception, fails }) => [misconception, fails]),
  ];
  return [own, files, notes].map((value) => ({ file: exerciseFile(exercise), value, path: [] }));
}

function placesOf(value: unknown, path: (string | number)[]): Found[] {
  if (typeof value === "string")
    return value.includes(PLACEHOLDER) ? [{ path, message: sentence(value) }] : [];
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) =>
    placesOf(inner, [...path, Array.isArray(value) ? Number(key) : key]),
  );
}

function sentence(text: string): string {
  const line = text.split("\n").find((one) => one.includes(PLACEHOLDER)) ?? "";
  return `Still to write: ${line.slice(line.indexOf(PLACEHOLDER) + PLACEHOLDER.length).trim()}`;
}
