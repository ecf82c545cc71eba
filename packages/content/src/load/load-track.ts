import { existsSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { compareProblems, type Problem } from "../problem.ts";
import { IdsFile } from "../schema/ids-file.ts";
import { ScopeFile } from "../schema/scope-file.ts";
import { TrackFile } from "../schema/track-file.ts";
import type { Concept, ConceptGroup, Track } from "../track.ts";
import { loadConcept } from "./load-concept.ts";
import { loadProjects } from "./load-project.ts";
import { orderConcepts } from "./order-concepts.ts";
import { listFolders } from "./read-folder.ts";
import { type Reading, readShaped } from "./reading.ts";

/** Id and folder of the group of later concepts. */
export const LATER = "later";

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
  const groups = await Promise.all(
    [...(file?.stages ?? []).map(toGroup), laterGroup(file?.waits ?? [])].map((group) =>
      loadGroup(reading, group),
    ),
  );
  const projects = await loadProjects(reading);
  const problems = reading.problems.sort(compareProblems);
  if (file === null) return { track: null, problems };
  const sources = {
    folder: reading.folder,
    repository: repositoryOf(reading.folder),
    locate: reading.locate,
  };
  const stages = file.stages.map((entry, index) => ({
    ...entry,
    ...toGroup(entry),
    ...written(groups[index]),
  }));
  const later = { ...laterGroup(file.waits), ...written(groups.at(-1)) };
  return {
    track: { ...file, stages, later, concepts: groups.flat(), projects, scope, ids, sources },
    problems,
  };
}

type Listed = Omit<ConceptGroup, "concepts">;

function toGroup({ id, folder, concepts }: TrackFile["stages"][number]): Listed {
  return { id, folder: `stages/${folder}`, listed: concepts };
}

function laterGroup(waits: TrackFile["waits"]): Listed {
  return { id: LATER, folder: LATER, listed: waits.flatMap(({ concepts }) => concepts) };
}

function written(concepts: readonly Concept[] = []): Pick<ConceptGroup, "concepts"> {
  return { concepts: concepts.map(({ id }) => id) };
}

/** The concepts of a group, in syllabus order. */
async function loadGroup(reading: Reading, { id, folder, listed }: Listed): Promise<Concept[]> {
  const found: Concept[] = [];
  for (const folderName of await listFolders(join(reading.folder, folder))) {
    const place = { stage: id, folder: `${folder}/${folderName}`, folderName };
    const concept = await loadConcept(reading, place);
    if (concept !== null) found.push(concept);
  }
  return orderConcepts(found, listed);
}

/** The folder itself or the nearest parent with a `.git`, or with the `package.json` of an installed Aulo; without one, the folder itself. */
function repositoryOf(folder: string): string {
  for (let at = folder; ; at = dirname(at)) {
    if ([".git", "package.json"].some((name) => existsSync(join(at, name)))) return at;
    if (dirname(at) === at) return folder;
  }
}
