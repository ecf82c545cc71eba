import { join } from "node:path";
import { loadCatalogue } from "../../packages/server/src/load-catalogue.ts";
import type { Course } from "./course.ts";

const FOLDER = join(import.meta.dirname, "..", "..", "tracks", "backend-nodejs");

/** The project's own track with its real items; the minutes of a concept are those of its lesson. @throws TrackError when the track is broken */
export async function loadTrackCourse(): Promise<Course> {
  const { track, graph } = await loadCatalogue(FOLDER);
  return {
    name: "track",
    concepts: track.concepts.map(({ id, stage, requires, minutes }) => ({ id, stage, requires, minutes })),
    waits: graph.waits,
    projects: [],
    items: graph.items,
  };
}
