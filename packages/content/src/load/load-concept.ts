import { join } from "node:path";
import { readLesson } from "../lesson/read-lesson.ts";
import { FrontMatter } from "../schema/front-matter.ts";
import { ItemsFile } from "../schema/item.ts";
import type { Concept, Exercise } from "../track.ts";
import { splitFrontMatter } from "./front-matter.ts";
import { loadExercise } from "./load-exercise.ts";
import { listFolders, readOptionalFile } from "./read-folder.ts";
import { parseYaml, type Reading, readShaped, reportShape } from "./reading.ts";

type Place = { stage: string; folder: string; folderName: string };

/** @returns null when concept.md is missing or its front matter is invalid */
export async function loadConcept(reading: Reading, place: Place): Promise<Concept | null> {
  const items = (await readShaped(reading, `${place.folder}/items.yaml`, ItemsFile)) ?? [];
  const exercises = await loadExercises(reading, place);
  const text = await loadText(reading, place);
  const again = await loadAgain(reading, place);
  return text === null ? null : { ...place, ...text, ...again, items, exercises };
}

async function loadText(reading: Reading, { folder, folderName }: Place) {
  const file = `${folder}/concept.md`;
  const content = await readOptionalFile(join(reading.folder, file));
  const split = content === null ? "This file is missing." : splitFrontMatter(content);
  if (typeof split === "string") {
    reportShape(reading, file, split);
    return null;
  }
  const front = parseYaml(reading, { file, text: split.yaml, firstLine: 2 }, FrontMatter);
  const source = { prefix: folderName, file, text: split.text, firstLine: split.textLine };
  const { lesson, blocks, problems } = readLesson(source);
  reading.problems.push(...problems);
  return front === null ? null : { ...front, lesson, blocks };
}

async function loadAgain(reading: Reading, { folder, folderName }: Place) {
  const file = `${folder}/again.md`;
  const text = await readOptionalFile(join(reading.folder, file));
  if (text === null) return { again: null, againBlocks: [] };
  const { lesson, blocks, problems } = readLesson({
    prefix: `${folderName}.again`,
    file,
    text,
    firstLine: 1,
  });
  reading.problems.push(...problems);
  return { again: lesson, againBlocks: blocks };
}

async function loadExercises(reading: Reading, { folder, folderName }: Place): Promise<Exercise[]> {
  const names = await listFolders(join(reading.folder, folder, "exercises"));
  const exercises: Exercise[] = [];
  for (const name of names) {
    const exercise = await loadExercise(reading, folderName, `${folder}/exercises/${name}`);
    if (exercise !== null) exercises.push(exercise);
  }
  return exercises;
}
