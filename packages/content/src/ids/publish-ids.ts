import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { parseDocument } from "yaml";
import type { Track } from "../track.ts";
import { idsOf } from "./track-ids.ts";

/**
 * Adds every unpublished id of the track to ids.yaml. Removes no id, because the linter asks for a rename or split of a missing one.
 *
 * @returns the ids that were added, sorted
 */
export async function publishIds(track: Track): Promise<string[]> {
  const added = idsOf(track).filter((id) => !track.ids.published.includes(id));
  if (added.length === 0) return [];
  const path = join(track.sources.folder, "ids.yaml");
  const document = parseDocument(await readFile(path, "utf8"));
  document.set("published", document.createNode([...track.ids.published, ...added].sort()));
  await writeFile(path, document.toString({ lineWidth: 0 }));
  return added;
}
