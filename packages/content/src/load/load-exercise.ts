import { join } from "node:path";
import { renderMarkdown } from "../lesson/markdown.ts";
import { readPrompt, withoutMarks } from "../requirements/read-prompt.ts";
import { EquivalentFile } from "../schema/equivalent-file.ts";
import { ExerciseFile } from "../schema/exercise-file.ts";
import type { Exercise, Files, Prose, RightAnswer } from "../track.ts";
import { listFolders, readFiles, readOptionalFile } from "./read-folder.ts";
import { type Reading, readOptionalShaped, readShaped, reportShape } from "./reading.ts";

/**
 * @param folder of the exercise, relative to the track's folder
 * @returns null when exercise.yaml is missing or invalid
 */
export async function loadExercise(
  reading: Reading,
  concept: string,
  folder: string,
): Promise<Exercise | null> {
  const file = `${folder}/exercise.yaml`;
  const yaml = await readShaped(reading, file, ExerciseFile);
  if (yaml === null) return null;
  const path = join(reading.folder, folder);
  const prompt = await readOptionalFile(join(path, "prompt.md"));
  if (prompt === null)
    reportShape(reading, `${folder}/prompt.md`, "This file is missing: it tells the learner what to build.");
  const [starter, support, tests] = await Promise.all(
    ["starter", "support", "tests"].map((name) => readFiles(join(path, name))),
  );
  const explained = await readOptionalFile(join(path, "explained.md"));
  const answers = { reading, file, folder, base: starter ?? {} };
  return {
    ...yaml,
    concept,
    milestone: null,
    core: yaml.core ?? concept,
    folder,
    prompt: toProse(withoutMarks(prompt ?? "")),
    sentences: readPrompt(prompt ?? ""),
    explained: explained === null ? null : toProse(explained),
    starter: starter ?? {},
    support: support ?? {},
    tests: tests ?? {},
    solutions: await withFiles(answers, "solutions", yaml.solutions),
    right: await loadRight(answers),
    wrong: await withFiles(answers, "wrong", yaml.wrong),
    equivalent: (await readOptionalShaped(reading, `${folder}/equivalent.yaml`, EquivalentFile)) ?? [],
  };
}

export function toProse(markdown: string): Prose {
  return { markdown, html: renderMarkdown(markdown) };
}

/** `file` declares the answers in `folder`; each is made of the files of `base` and its own. */
export type Answers = { reading: Reading; file: string; folder: string; base: Files };

/** Each folder of `right` is an answer. */
export async function loadRight({ reading, folder, base }: Answers): Promise<RightAnswer[]> {
  const path = join(reading.folder, folder, "right");
  return Promise.all(
    (await listFolders(path)).map(async (name) => {
      const changed = await readFiles(join(path, name));
      return { name, changed, files: { ...base, ...changed } };
    }),
  );
}

/** Adds the files of each declared answer. Reports declared answers without files, and folders that are not declared. */
export async function withFiles<Entry extends { name: string }>(
  answers: Answers,
  kind: "solutions" | "wrong",
  entries: Entry[],
) {
  const { reading, file, folder, base } = answers;
  const declared = new Set(entries.map((entry) => entry.name));
  for (const name of await listFolders(join(reading.folder, folder, kind))) {
    if (!declared.has(name))
      reportShape(reading, file, `The folder ${kind}/${name} is not named under \`${kind}\`.`);
  }
  const locate = reading.locate.get(file);
  return Promise.all(
    entries.map(async (entry, index) => {
      const changed = await readFiles(join(reading.folder, folder, kind, entry.name));
      if (Object.keys(changed).length === 0) {
        reportShape(
          reading,
          file,
          `There are no files in ${kind}/${entry.name}.`,
          locate?.([kind, index, "name"]),
        );
      }
      return { ...entry, changed, files: { ...base, ...changed } };
    }),
  );
}
