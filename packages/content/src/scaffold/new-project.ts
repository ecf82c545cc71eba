import { join } from "node:path";
import { KebabId } from "../schema/parts.ts";
import { conceptsOfGoal, type Files, type Track } from "../track.ts";
import { ENTRIES, NEW_TEST, newSpec, newStarter } from "./new-spec.ts";
import { writeNewFiles } from "./write-new-files.ts";

/**
 * Scaffolds a project with its first milestone: valid files with `WRITE:` placeholders, which the linter reports until they are replaced.
 *
 * @param goal id of the goal, or of the subject that can wait, that ends in it
 * @returns the new folder, relative to the track's folder
 * @throws Error when the goal is unknown, the id is not kebab-case, or the project exists
 */
export async function newProject(track: Track, goal: string, id: string): Promise<string> {
  const [concept] = conceptsOfGoal(track, goal) ?? [];
  if (concept === undefined) throw new Error(`There is no goal “${goal}”, or it has no concepts.`);
  if (!KebabId.safeParse(id).success) throw new Error(`“${id}” is not kebab-case.`);
  const folder = `projects/${id}`;
  await writeNewFiles(join(track.sources.folder, folder), filesOf({ id, goal, concept }));
  return folder;
}

type NewProject = { id: string; goal: string; concept: string };

function filesOf({ id, goal, concept }: NewProject): Files {
  const entry = ENTRIES.project;
  const states = ["reference", "wrong/first", "wrong/second", "wrong/third"];
  const milestone = "milestones/first";
  return {
    "project.yaml": `id: ${id}
title: "WRITE: a title"
summary: "WRITE: what is built, in one sentence"
goals: [${goal}]
milestones: [first]
`,
    "story.md": "WRITE: what the customer wants.\n",
    [`start/${entry}`]: newStarter("project", "what the learner begins with"),
    [`${milestone}/milestone.yaml`]: milestoneYaml(id, concept),
    [`${milestone}/prompt.md`]:
      "WRITE: what the customer asks for first. {context}\n\n- WRITE: one thing that must be true. {#first}\n",
    [`${milestone}/tests/01-first.spec.js`]: newSpec("project"),
    ...Object.fromEntries(
      states.map((state) => [`${milestone}/${state}/${entry}`, newStarter("project", state)]),
    ),
  };
}

function milestoneYaml(project: string, concept: string): string {
  const wrong = ["first", "second", "third"].map(
    (
      name,
    ) => `  - { name: ${name}, fails: "${NEW_TEST}", concept: ${concept}, misconception: "WRITE: the wrong idea" }
`,
  );
  return `id: ${project}/first
title: "WRITE: a title"
minutes: 30
needs: [${concept}]
shows: [${concept}]
hints:
  - "WRITE: a vague hint"
  - "WRITE: a nearer hint, without a line of the reference"
note: "WRITE: why one would write it so"
wrong:
${wrong.join("")}`;
}
