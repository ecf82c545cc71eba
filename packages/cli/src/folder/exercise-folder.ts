import { chmod, readdir, rm } from "node:fs/promises";
import { dirname, join } from "node:path";
import type { Files, PublicItem } from "@aulo/contract";
import { isFilePath } from "@aulo/contract/file-path";
import { EXIT, Stop } from "../stop.ts";
import { isMissing, sayWriteFault } from "./file-fault.ts";
import { hashOf, type Marker, readMarker, writeMarker } from "./marker.ts";
import type { FolderFiles } from "./read-files.ts";
import { isThere, writeWhole } from "./write-file.ts";

export type ExerciseItem = Extract<PublicItem, { kind: "exercise" }>;

/** Folder, inside the exercise's folder, of versions that another one has replaced. It is never sent. */
export const KEPT_DIR = ".aulo-kept";

/** Leftovers of systems, in folders that are otherwise empty. */
const NOTHING: readonly string[] = [".DS_Store", "Thumbs.db", "desktop.ini"];
/** Files of others that a refusal names. */
const MOST_NAMED = 5;

type Prepare = {
  folder: string;
  item: ExerciseItem;
  learner: string;
  /** The version on the server: the draft, or the exercise's first files as revision 0. */
  server: { revision: number; files: Files };
};

/**
 * Makes the folder of an exercise, or finds it as it was left. A folder with files of the learner's own is never touched. The folder of a
 * project goes on from one milestone to the next.
 *
 * @returns the folder's marker, and whether the folder is new
 * @throws Stop in words when the folder holds anything else, or cannot be written
 */
export async function prepareFolder(prepare: Prepare): Promise<{ marker: Marker; isNew: boolean }> {
  const { folder, item, learner, server } = prepare;
  const marker = await readMarker(folder);
  const isNextMilestone = marker !== null && marker.learner === learner && goesOn(marker, item);
  if (marker !== null && !isNextMilestone) {
    ensureSame(marker, prepare);
    await writeSupport(folder, item.support);
    return { marker, isNew: false };
  }
  if (marker === null) {
    await ensureEmpty(folder);
    await writeFiles(folder, server.files);
  }
  await writeSupport(folder, item.support);
  const made = { exercise: item.id, learner, revision: server.revision, hash: hashOf(server.files) };
  await writeMarker(folder, made);
  return { marker: made, isNew: marker === null };
}

/**
 * Writes files into the folder, those in `hasCrlf` with line ends of Windows, and removes those of `before` that `files` lacks.
 *
 * @throws Stop in words
 */
export async function writeFiles(
  folder: string,
  files: Files,
  before: FolderFiles = { files: {}, hasCrlf: new Set(), remarks: [] },
): Promise<void> {
  for (const [name, text] of Object.entries(files)) {
    if (before.files[name] === text) continue;
    await writeWhole(pathIn(folder, name), before.hasCrlf.has(name) ? text.replaceAll("\n", "\r\n") : text);
  }
  for (const name of Object.keys(before.files))
    if (!Object.hasOwn(files, name)) await rm(join(folder, name), { force: true });
}

/** Keeps a version that another one replaces. Returns its folder. @throws Stop in words */
export async function keepVersion(folder: string, name: string, files: Files): Promise<string> {
  const kept = join(folder, KEPT_DIR, name);
  for (const [file, text] of Object.entries(files)) await writeWhole(pathIn(kept, file), text);
  return kept;
}

/** Whether the folder holds the learner's own code of an earlier milestone, with which this one begins. */
export function goesOn({ exercise }: Marker, { id, milestone }: ExerciseItem): boolean {
  return milestone?.isOwnCode === true && exercise !== id && exercise.split("/")[0] === id.split("/")[0];
}

/** The folder of an exercise that a folder is in, with its marker; null outside of one. */
export async function findExerciseFolder(start: string): Promise<{ folder: string; marker: Marker } | null> {
  for (let folder = start; ; folder = dirname(folder)) {
    const marker = await readMarker(folder);
    if (marker !== null) return { folder, marker };
    if (dirname(folder) === folder) return null;
  }
}

/** Path of a file of the server's, which may be another one than ours. @throws Stop for a name that leads out of the folder */
function pathIn(folder: string, name: string): string {
  if (isFilePath(name)) return join(folder, name);
  throw new Stop(
    EXIT.refused,
    `Aulo sent a file with the name ${name}, which is not a path inside the folder. It was not written. Is the address that of an Aulo that you trust?`,
  );
}

/** @throws Stop */
function ensureSame(marker: Marker, { folder, item, learner }: Prepare): void {
  if (marker.exercise !== item.id)
    throw new Stop(
      EXIT.conflict,
      `${folder} holds the exercise ${marker.exercise}, not ${item.id}. Name another folder: aulo code --dir FOLDER.`,
    );
  if (marker.learner !== learner)
    throw new Stop(
      EXIT.conflict,
      `${folder} belongs to another learner (${marker.learner.slice(0, 8)}). Nothing was changed. Sign in as that learner (aulo sign-in LINK), or name another folder: aulo code --dir FOLDER.`,
    );
}

/** @throws Stop that names the files */
async function ensureEmpty(folder: string): Promise<void> {
  const found = (await listFolder(folder)).filter((name) => !NOTHING.includes(name));
  if (found.length === 0) return;
  const named = found.slice(0, MOST_NAMED).join(", ");
  const more = found.length > MOST_NAMED ? ` and ${found.length - MOST_NAMED} more` : "";
  throw new Stop(
    EXIT.conflict,
    `${folder} holds files that Aulo did not make: ${named}${more}. Nothing was changed. Move them away, or name another folder: aulo code --dir FOLDER.`,
  );
}

async function listFolder(folder: string): Promise<string[]> {
  try {
    return await readdir(folder);
  } catch (error) {
    if (isMissing(error)) return [];
    throw new Stop(EXIT.conflict, `${folder} cannot be used: ${sayWriteFault(error)}`);
  }
}

/** Read-only, since the tests use the exercise's own. One that the learner has changed stays. */
async function writeSupport(folder: string, support: Files): Promise<void> {
  for (const [name, text] of Object.entries(support)) {
    const path = pathIn(folder, name);
    if (await isThere(path)) continue;
    await writeWhole(path, text);
    await chmod(path, 0o444).catch(() => {});
  }
}
