import { join } from "node:path";
import { KebabId } from "../schema/parts.ts";
import type { Files, Track } from "../track.ts";
import { newItems } from "./new-items.ts";
import { writeNewFiles } from "./write-new-files.ts";

/**
 * Scaffolds a concept: valid files with `WRITE:` placeholders, which the linter reports until they are replaced.
 *
 * @param place id of its stage, or of its subject that can wait
 * @returns the new folder, relative to the track's folder
 * @throws Error when the place is unknown, the id is not kebab-case, or the concept exists
 */
export async function newConcept(track: Track, place: string, id: string): Promise<string> {
  const { stages, waits, later } = track;
  const places = [...stages, ...waits.map((wait) => ({ ...wait, folder: later.folder }))];
  const found = places.find((one) => one.id === place);
  if (found === undefined) {
    const known = places.map((one) => one.id).join(", ");
    throw new Error(`There is no stage or subject “${place}”; there are ${known}.`);
  }
  if (!KebabId.safeParse(id).success) throw new Error(`“${id}” is not kebab-case.`);
  const folder = `${found.folder}/${id}`;
  const files: Files = { "concept.md": newLesson(id, found.scope), "items.yaml": newItems(id) };
  await writeNewFiles(join(track.sources.folder, folder), files);
  return folder;
}

function newLesson(id: string, scope: string): string {
  return `---
id: ${id}
title: "WRITE: a title"
use: "WRITE: one line on what it will be useful for, in the learner's work"
requires: []
covers: [${scope}]
minutes: 10
aliases: []
---

WRITE: what it is for, from something that the learner knows; the whole lesson has 300 to 700 words.

\`\`\`js run
console.log("WRITE: a short program that shows it");
\`\`\`

\`\`\`output
WRITE: what it prints
\`\`\`

## Common mistake

WRITE: the mistake that learners really make, and how to see it.

\`\`\`js predict
console.log("WRITE: a program whose output shows the mistake");
\`\`\`

\`\`\`output
WRITE: what it prints
\`\`\`
`;
}
