import { join } from "node:path";
import { type Exercise, loadTrack, showsByCode, type Track } from "@aulo/content";
import type { ItemNode } from "@aulo/engine";
import type { Course } from "./course.ts";

const FOLDER = join(import.meta.dirname, "..", "..", "tracks", "backend-nodejs");

/** The project's own track with its real items. @throws Error when track.yaml is invalid */
export async function loadTrackCourse(): Promise<Course> {
  const { track } = await loadTrack(FOLDER);
  if (track === null) throw new Error(`No track in ${FOLDER}.`);
  return {
    name: "track",
    concepts: track.concepts.map(({ id, stage, requires, minutes }) => ({ id, stage, requires, minutes })),
    waits: track.waits.map(({ id, unlockedBy }) => ({ id, unlockedBy })),
    items: [...closedItems(track), ...exerciseItems(track)],
  };
}

function closedItems({ concepts }: Track): ItemNode[] {
  return concepts.flatMap((concept) =>
    concept.items.map(
      (item): ItemNode => ({
        id: item.id,
        concept: concept.id,
        also: item.also,
        kind: item.kind,
        choices: "options" in item ? item.options.length : 0,
        difficulty: item.difficulty,
        minutes: 2,
        hints: item.hints.length,
        shows: [],
      }),
    ),
  );
}

function exerciseItems(track: Track): ItemNode[] {
  return track.concepts.flatMap(({ exercises }) =>
    exercises.map((exercise) => exerciseItem(track, exercise)),
  );
}

function exerciseItem(track: Track, exercise: Exercise): ItemNode {
  const { id, concept, also, difficulty, minutes, hints } = exercise;
  return {
    id,
    concept,
    also,
    kind: "exercise",
    choices: 0,
    difficulty,
    minutes,
    hints: hints.length,
    shows: showsByCode(track, exercise),
  };
}
