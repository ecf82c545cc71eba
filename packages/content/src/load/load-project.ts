import { join } from "node:path";
import { readPrompt, withoutMarks } from "../requirements/read-prompt.ts";
import { EquivalentFile } from "../schema/equivalent-file.ts";
import { MilestoneFile, ProjectFile } from "../schema/project-file.ts";
import { allTestsOf, type Exercise, type Files, type Project } from "../track.ts";
import { loadRight, toProse, withFiles } from "./load-exercise.ts";
import { listFolders, readFiles, readOptionalFile } from "./read-folder.ts";
import { type Reading, readOptionalShaped, readShaped, reportShape } from "./reading.ts";

/** The folder of the projects in a track. */
export const PROJECTS = "projects";

/** All projects of the track, without the invalid ones. */
export async function loadProjects(reading: Reading): Promise<Project[]> {
  const names = await listFolders(join(reading.folder, PROJECTS));
  const projects = await Promise.all(names.map((name) => loadProject(reading, name)));
  return projects.filter((project) => project !== null);
}

async function loadProject(reading: Reading, folderName: string): Promise<Project | null> {
  const folder = `${PROJECTS}/${folderName}`;
  const file = `${folder}/project.yaml`;
  const yaml = await readShaped(reading, file, ProjectFile);
  if (yaml === null) return null;
  const story = await readText(reading, `${folder}/story.md`, "what the customer wants");
  for (const name of await listFolders(join(reading.folder, folder, "milestones"))) {
    if (!yaml.milestones.includes(name))
      reportShape(reading, file, `The folder milestones/${name} is not named under \`milestones\`.`);
  }
  const milestones: Exercise[] = [];
  let files = await readFiles(join(reading.folder, folder, "start"));
  let tests: Files = {};
  let needs: string[] = [];
  for (const name of yaml.milestones) {
    const before = { project: yaml.id, position: milestones.length + 1, files, tests, needs };
    const milestone = await loadMilestone(reading, `${folder}/milestones/${name}`, before);
    if (milestone === null) continue;
    milestones.push(milestone);
    files = milestone.solutions[0]?.files ?? files;
    tests = allTestsOf(milestone);
    needs = milestone.milestone?.needs ?? needs;
  }
  return { ...yaml, folder, folderName, story: toProse(story), milestones };
}

/** The state of a project before a milestone: the files of its reference, and the tests and needs so far. */
type Before = { project: string; position: number; files: Files; tests: Files; needs: string[] };

async function loadMilestone(reading: Reading, folder: string, before: Before): Promise<Exercise | null> {
  const file = `${folder}/milestone.yaml`;
  const yaml = await readShaped(reading, file, MilestoneFile);
  if (yaml === null) return null;
  const { needs: ownNeeds, shows, note, removes, ...own } = yaml;
  const read = (name: string) => readFiles(join(reading.folder, folder, name));
  const [changed, tests, prompt] = await Promise.all([
    read("reference"),
    read("tests"),
    readText(reading, `${folder}/prompt.md`, "the task"),
  ]);
  const reference = { ...without(before.files, removes), ...changed };
  const answers = { reading, file, folder, base: reference };
  const [concept = "", ...also] = shows;
  const { project, position, files: starter, tests: earlier } = before;
  return {
    ...own,
    concept,
    core: concept,
    also,
    covers: [],
    milestone: {
      project,
      position,
      needs: [...new Set([...before.needs, ...ownNeeds])],
      ownNeeds,
      shows,
      earlierTests: without(earlier, Object.keys(tests)),
    },
    folder,
    prompt: toProse(withoutMarks(prompt)),
    sentences: readPrompt(prompt),
    explained: null,
    starter,
    support: {},
    setup: null,
    tests,
    solutions: [{ name: "reference", note, changed, files: reference }],
    right: await loadRight(answers),
    wrong: await withFiles(answers, "wrong", yaml.wrong),
    equivalent: (await readOptionalShaped(reading, `${folder}/equivalent.yaml`, EquivalentFile)) ?? [],
  };
}

async function readText(reading: Reading, file: string, purpose: string): Promise<string> {
  const text = await readOptionalFile(join(reading.folder, file));
  if (text === null) reportShape(reading, file, `This file is missing: it tells the learner ${purpose}.`);
  return text ?? "";
}

function without(files: Files, paths: readonly string[]): Files {
  return Object.fromEntries(Object.entries(files).filter(([path]) => !paths.includes(path)));
}
