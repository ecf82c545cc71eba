import { join } from "node:path";
import type { ExerciseKind } from "../schema/exercise-file.ts";
import { KebabId } from "../schema/parts.ts";
import type { Files, Track } from "../track.ts";
import { ENTRIES, NEW_TEST, newSpec, newStarter } from "./new-spec.ts";
import { writeNewFiles } from "./write-new-files.ts";

type NewExercise = { concept: string; slug: string; kind: ExerciseKind };

/**
 * Scaffolds an exercise: valid files with `WRITE:` placeholders, which the linter reports until they are replaced.
 *
 * @returns the new folder, relative to the track's folder
 * @throws Error when the concept is unknown, the slug is not kebab-case, or the exercise exists
 */
export async function newExercise(track: Track, { concept: id, slug, kind }: NewExercise): Promise<string> {
  const concept = track.concepts.find((one) => one.id === id);
  if (concept === undefined) throw new Error(`There is no concept “${id}”.`);
  if (!KebabId.safeParse(slug).success) throw new Error(`“${slug}” is not kebab-case.`);
  const folder = `${concept.folder}/exercises/${slug}`;
  await writeNewFiles(join(track.sources.folder, folder), filesOf({ concept: id, slug, kind }));
  return folder;
}

function filesOf({ concept, slug, kind }: NewExercise): Files {
  const entry = ENTRIES[kind];
  const answers = [
    ...["solutions/first", "solutions/second", "right/naive"],
    ...["wrong/first", "wrong/second", "wrong/third"],
  ];
  return {
    "exercise.yaml": newYaml({ concept, slug, kind }),
    "prompt.md": newPrompt(entry),
    [`starter/${entry}`]: newStarter(kind, "the file that the learner starts with"),
    [`tests/${slug}.spec.js`]: newSpec(kind),
    ...Object.fromEntries(answers.map((name) => [`${name}/${entry}`, newStarter(kind, name)])),
  };
}

function newPrompt(entry: string): string {
  return `WRITE: what to build in \`${entry}\`, and what it is for. {context}

- WRITE: the first requirement, with its id. {#first}
`;
}

function newYaml({ concept, slug, kind }: NewExercise): string {
  const wrong = ["first", "second", "third"].map(
    (name) => `  - name: ${name}
    fails: "${NEW_TEST}"
    concept: ${concept}
    misconception: "WRITE: the wrong idea"
`,
  );
  return `id: ${concept}/${slug}
title: "WRITE: a title"
kind: ${kind}
entry: ${ENTRIES[kind]}
minutes: 10
difficulty: easy
hints:
  - "WRITE: a vague hint"
  - "WRITE: a nearer hint, without a line of a solution"
solutions:
  - { name: first, note: "WRITE: why one would write it so" }
  - { name: second, note: "WRITE: why one would write it so" }
wrong:
${wrong.join("")}`;
}
