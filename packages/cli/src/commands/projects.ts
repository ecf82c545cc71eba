import { resolve } from "node:path";
import type { ProjectView } from "@aulo/contract";
import { helpWords } from "@aulo/contract/words/projects";
import { inMinutesOrHours } from "@aulo/contract/words/quantities";
import type { Context } from "../context.ts";
import { isThere, writeWhole } from "../folder/write-file.ts";
import { EXIT, type ExitCode, Stop } from "../stop.ts";
import { plain } from "../terminal/plain.ts";

/** The projects with their milestones; with the id of one, its archive in a file, by default in `PROJECT.zip`. */
export async function projects(
  context: Context,
  project: string | undefined,
  file: string | undefined,
): Promise<ExitCode> {
  const api = await context.openLearner();
  if (project !== undefined) return saveArchive(context, project, file ?? `${project}.zip`);
  const reply = await api.call("listProjects");
  context.screen.tell(reply, reply.projects.flatMap(projectLines));
  return EXIT.done;
}

async function saveArchive(context: Context, projectId: string, file: string): Promise<ExitCode> {
  const path = resolve(context.cwd, file);
  if (await isThere(path))
    throw new Stop(EXIT.conflict, `${path} exists. Name a new file, or remove it first.`);
  const api = await context.openLearner();
  const bytes = await api.download("getProjectArchive", { params: { projectId } });
  await writeWhole(path, bytes);
  context.screen.tell({ file: path, bytes: bytes.byteLength }, [
    `Your code with its history, and a page to show, are in ${plain(path)}.`,
  ]);
  return EXIT.done;
}

function projectLines({ id, title, summary, milestones, hasCode }: ProjectView): string[] {
  return [
    `${plain(title)} (${id})`,
    `  ${plain(summary)}`,
    ...milestones.map(
      (milestone, index) =>
        `  ${index + 1}. ${plain(milestone.title)}: ${
          milestone.passed === null
            ? inMinutesOrHours(milestone.minutes)
            : `passed ${helpWords(milestone.passed)}`
        }`,
    ),
    ...(hasCode ? [`  Your code: aulo projects ${id}`] : []),
    "",
  ];
}
