import { createHash } from "node:crypto";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { type Files, Id, ItemId } from "@aulo/contract";
import { z } from "zod";
import { writeWhole } from "./write-file.ts";

/** Name of the file that says which exercise a folder holds. It moves with the folder. */
export const MARKER = ".aulo.json";

/** The exercise and the learner of a folder, and the version on the server that its files were made from. */
export const Marker = z.object({
  exercise: ItemId,
  learner: Id,
  /** Revision of the draft; 0 for the exercise's first files. */
  revision: z.int().min(0),
  /** Hash of the files of that revision. */
  hash: z.string(),
});
export type Marker = z.infer<typeof Marker>;

/** The marker of a folder; null for a folder without one, or with one that cannot be understood. */
export async function readMarker(folder: string): Promise<Marker | null> {
  try {
    return Marker.parse(JSON.parse(await readFile(join(folder, MARKER), "utf8")));
  } catch {
    return null;
  }
}

/** @throws Stop in words */
export function writeMarker(folder: string, marker: Marker): Promise<void> {
  return writeWhole(join(folder, MARKER), `${JSON.stringify(marker, null, 2)}\n`);
}

/** Equal files in another order have the same hash. */
export function hashOf(files: Files): string {
  const sorted = Object.entries(files).toSorted(([one], [other]) => (one < other ? -1 : 1));
  return createHash("sha256").update(JSON.stringify(sorted)).digest("hex");
}
