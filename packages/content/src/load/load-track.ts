import { existsSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { compareProblems, type Problem } from "../problem.ts";
import { IdsFile } from "../schema/ids-file.ts";
import { ScopeFile } from "../schema/scope-file.ts";
import { TrackFile } from "../schema/track-file.ts";
import type { Concept, Stage, Track } from "../track.ts";
import { loadConcept } from "./load-concept.ts";
import { orderConcepts } from "./order-concepts.ts";
import { listFolders } from "./read-folder.ts";
import { type Reading, readShaped } from "./reading.ts";

/** `track` holds every valid file; it is null when track.yaml itself is invalid. */
export type LoadedTrack = { track: Track | null; problems: Problem[] };

/**
 * Reads a track's folder in the format of docs/track-format.md, and collects all format errors in one run.
 *
 * An invalid file is left out of the track, so the rules can still be checked on the rest.
 */
export async function loadTrack(folder: string): Promise<LoadedTrack> {
  const reading: Reading = { folder: resolve(folder), problems: [], locate: new Map() };
  const file = await readShaped(reading, "track.yaml", TrackFile);
  const scope = (await readShaped(reading, "scope.yaml", ScopeFile)) ?? { ids: [], open: [] };
  const ids = (await readShaped(reading, "ids.yaml", IdsFile)) ?? { published: [], renamed: {}, split: {} };
  const loaded = await Promise.all((file?.stages ?? []).map((entry) => loadStage(reading, entry)));
  const problems = reading.problems.sort(compareProblems);
  if (file === null) return { track: null, problems };
  const sources = {
    folder: reading.folder,
    repository: repositoryOf(reading.folder),
    locate: reading.locate,
  };
  const stages = loaded.map(({ stage }) => stage);
  const concepts = loaded.flatMap((stage) => stage.concepts);
  return { track: { ...file, stages, concepts, scope, ids, sources }, problems };
}

async function loadStage(
  reading: Reading,
  { concepts: listed, ...entry }: TrackFile["stages"][number],
): Promise<{ stage: Stage; concepts: Concept[] }> {
  const names = await listFolders(join(reading.folder, "stages", entry.folder));
  const found: Concept[] = [];
  for (const folderName of names) {
    const folder = `stages/${entry.folder}/${folderName}`;
    const concept = await loadConcept(reading, { stage: entry.id, folder, folderName });
    if (concept !== null) found.push(concept);
  }
  const concepts = orderConcepts(found, listed);
  return { stage: { ...entry, listed, concepts: concepts.map(({ id }) => id) }, concepts };
}

/** The folder itself or the nearest parent with a `.git`; without one, the folder itself. */
function repositoryOf(folder: string): string {
  for (let at = folder; ; at = dirname(at)) {
    if (existsSync(join(at, ".git"))) return at;
    if (dirname(at) === at) return folder;
  }
}
