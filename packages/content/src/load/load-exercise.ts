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
  const answers = { reading, folder, starter: starter ?? {} };
  return {
    ...yaml,
    concept,
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

function toProse(markdown: string): Prose {
  return { markdown, html: renderMarkdown(markdown) };
}

type Answers = { reading: Reading; folder: string; starter: Files };

/** Each folder of `right` is an answer. */
async function loadRight({ reading, folder, starter }: Answers): Promise<RightAnswer[]> {
  const path = join(reading.folder, folder, "right");
  return Promise.all(
    (await listFolders(path)).map(async (name) => {
      const changed = await readFiles(join(path, name));
      return { name, changed, files: { ...starter, ...changed } };
    }),
  );
}

/** Adds the files of each declared answer. Reports declared answers without files, and folders that are not declared. */
async function withFiles<Entry extends { name: string }>(
  answers: Answers,
  kind: "solutions" | "wrong",
  entries: Entry[],
) {
  const { reading, folder, starter } = answers;
  const file = `${folder}/exercise.yaml`;
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
      return { ...entry, changed, files: { ...starter, ...changed } };
    }),
  );
}
