import { join } from "node:path";
import { KebabId } from "../schema/parts.ts";
import type { Files, Track } from "../track.ts";
import { newItems } from "./new-items.ts";
import { writeNewFiles } from "./write-new-files.ts";

/**
 * Scaffolds a concept: valid files with `WRITE:` placeholders, which the linter reports until they are replaced.
 *
 * @returns the new folder, relative to the track's folder
 * @throws Error when the stage is unknown, the id is not kebab-case, or the concept exists
 */
export async function newConcept(track: Track, stageId: string, id: string): Promise<string> {
  const stage = track.stages.find((one) => one.id === stageId);
  if (stage === undefined) {
    throw new Error(
      `There is no stage “${stageId}”; there are ${track.stages.map((one) => one.id).join(", ")}.`,
    );
  }
  if (!KebabId.safeParse(id).success) throw new Error(`“${id}” is not kebab-case.`);
  const folder = `stages/${stage.folder}/${id}`;
  const files: Files = { "concept.md": newLesson(id, stage.scope), "items.yaml": newItems(id) };
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
