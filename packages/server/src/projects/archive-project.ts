/**
 * A learner's project as a zip.
 *
 * 1. The drafts of the milestones are states of one code base: each becomes a commit, after one with the files that were given, if they were.
 * 2. The zip holds the repository with its files in `code/`, and a page to show beside it.
 * 3. Archives are made one after the other, because each takes a folder on the disk and up to some seconds of processor time.
 */
import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { promisify } from "node:util";
import type { Exercise, Project } from "@aulo/content";
import type { PassedMilestone } from "@aulo/contract";
import { helpWords } from "@aulo/contract/words/projects";
import { type AsyncZippable, zip } from "fflate";
import { findProject } from "../catalogue/find-or-refuse.ts";
import type { Deps } from "../deps.ts";
import { type DraftRow, selectOptionalDraft } from "../drafts/queries.ts";
import type { Download } from "../http/serve.ts";
import { Refusal } from "../refusal.ts";
import { givenBefore } from "./given-before.ts";
import { passedMilestones } from "./list-projects.ts";
import { pageToShow } from "./page-to-show.ts";
import { type Commit, withRepository } from "./with-repository.ts";

const zipped = promisify(
  zip as (files: AsyncZippable, done: (error: Error | null, bytes: Uint8Array) => void) => void,
);

let last: Promise<unknown> = Promise.resolve();

/** @throws Refusal `not-found` for an unknown project, or one of which the learner has no code */
export async function archiveProject(
  deps: Deps,
  { learnerId, projectId }: { learnerId: string; projectId: string },
): Promise<Download> {
  const project = findProject(deps.catalogue, projectId);
  const drafts = new Map<string, DraftRow>();
  for (const { id } of project.milestones) {
    const draft = await selectOptionalDraft(deps.db, { learnerId, exercise: id });
    if (draft !== null) drafts.set(id, draft);
  }
  const passed = await passedMilestones(deps, learnerId);
  const commits = commitsOf(project, drafts, passed);
  if (commits.length === 0)
    throw new Refusal(
      "not-found",
      `You have no code of “${project.title}” yet; its first milestone begins it.`,
    );
  const page = pageToShow(deps.catalogue, project, passed);
  const made = last.then(() =>
    withRepository(commits, (folder) => archive(folder, { name: project.id, page })),
  );
  last = made.catch(() => null);
  return { name: `${project.id}.zip`, bytes: await made };
}

/** Empty without a draft. */
function commitsOf(
  project: Project,
  drafts: ReadonlyMap<string, DraftRow>,
  passed: ReadonlyMap<string, PassedMilestone>,
): Commit[] {
  return project.milestones.flatMap((milestone): Commit[] => {
    const draft = drafts.get(milestone.id);
    if (draft === undefined) return [];
    const pass = passed.get(milestone.id);
    const at = pass === undefined ? draft.savedAt.getTime() : Date.parse(pass.at);
    const own = { files: draft.files, at, message: messageOf(milestone, project.milestones.length, pass) };
    const given = givenBefore(project, milestone, passed);
    return given === null ? [own] : [{ files: milestone.starter, at, message: `Begin with ${given}\n` }, own];
  });
}

function messageOf(milestone: Exercise, of: number, pass: PassedMilestone | undefined): string {
  const end = pass === undefined ? "not passed yet" : `passed ${helpWords(pass)}`;
  return `${milestone.title}\n\nMilestone ${milestone.milestone?.position} of ${of}, ${end}.\n`;
}

async function archive(folder: string, { name, page }: { name: string; page: string }): Promise<Uint8Array> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const files: AsyncZippable = { [`${name}/index.html`]: new TextEncoder().encode(page) };
  for (const entry of entries.filter((one) => one.isFile())) {
    const path = join(entry.parentPath, entry.name);
    files[`${name}/code${path.slice(folder.length).replaceAll("\\", "/")}`] = await readFile(path);
  }
  return zipped(files);
}
