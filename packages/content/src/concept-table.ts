import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { groupsOf, type Track } from "./track.ts";

const HEAD = "| stage | concept | requires | covers |\n|---|---|---|---|\n";

/** All concepts in the order of the path, with their direct prerequisites and what they cover, as a Markdown table. */
export function conceptTable(track: Track): string {
  const rows = groupsOf(track).flatMap(({ folder, concepts }) => {
    const stage = folder.replace(/^stages\//, "");
    return track.concepts
      .filter(({ id }) => concepts.includes(id))
      .map(({ id, requires, covers }, index) => {
        const cells = [index === 0 ? stage : "", id, requires.join(", ") || "–", covers.join(" ")];
        return `| ${cells.join(" | ")} |\n`;
      });
  });
  return HEAD + rows.join("");
}

/** Renews the table at the end of the track's README.md. */
export async function writeConceptTable(track: Track): Promise<void> {
  const path = join(track.sources.folder, "README.md");
  const text = await readFile(path, "utf8");
  await writeFile(path, text.slice(0, text.indexOf(HEAD)) + conceptTable(track));
}
