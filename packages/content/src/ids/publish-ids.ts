import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { parseDocument } from "yaml";
import type { Track } from "../track.ts";
import { idsOf } from "./track-ids.ts";

/**
 * Adds every id of the track that is not published yet to ids.yaml. Takes none away: the linter asks what became of it.
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
