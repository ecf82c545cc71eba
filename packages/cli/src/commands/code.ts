import { resolve } from "node:path";
import type { Check, Files } from "@aulo/contract";
import type { Api } from "../api/api.ts";
import { conflictLines } from "../code/conflict-lines.ts";
import { createDraftSync, type DraftSync, type SyncEnd } from "../code/draft-sync.ts";
import { KEY_WORDS } from "../code/exercise-runs.ts";
import { findFault } from "../code/find-fault.ts";
import { createKeys } from "../code/keys.ts";
import { type Editor, findEditor, openEditor } from "../code/open-editor.ts";
import { runOnce } from "../code/run-code.ts";
import { runSession } from "../code/session.ts";
import type { SessionEnd } from "../code/session-state.ts";
import type { Context } from "../context.ts";
import { type ExerciseItem, findExerciseFolder, goesOn, prepareFolder } from "../folder/exercise-folder.ts";
import type { Marker } from "../folder/marker.ts";
import { exerciseDir } from "../folder/places.ts";
import { readFolder } from "../folder/read-files.ts";
import { type OwnCommand, writeVsCode } from "../folder/vscode.ts";
import { EXIT, type ExitCode, Stop } from "../stop.ts";
import { htmlToLines } from "../terminal/html-to-lines.ts";
import { plain } from "../terminal/plain.ts";
import { outcomeLines, problemLines } from "../words/outcome.ts";
import { afterAnswerLines } from "../words/step.ts";
import { checkOfStep } from "./check.ts";

export type CodeOptions = {
  /** The exercise's folder, in place of the usual one. */
  dir?: string | undefined;
  /** False: no editor is opened. */
  open?: boolean;
  /** Of two versions of the draft, the one to keep, for programs. */
  keep?: "mine" | "page" | undefined;
};

type OpenExercise = { api: Api; check: Check; item: ExerciseItem };
type Opened = OpenExercise & { folder: string; marker: Marker; isNew: boolean };

/** This program, for the tasks of VS Code. */
const OWN_COMMAND: OwnCommand = [process.execPath, process.argv[1] ?? "aulo"];

/** Opens the exercise in the learner's editor and watches it, until the learner goes on or quits. @throws Stop */
export async function codeExercise(
  context: Context,
  exercise: string | undefined,
  options: CodeOptions,
): Promise<SessionEnd> {
  const api = await context.openLearner();
  const opened = await openFolder(context, await findOpenExercise(context, api, exercise), options);
  return watchExercise(context, opened, options);
}

/** Opens the exercise of a check in the learner's editor, as `codeExercise` does. */
export async function codeCheck(
  context: Context,
  open: OpenExercise,
  options: CodeOptions,
): Promise<SessionEnd> {
  return watchExercise(context, await openFolder(context, open, options), options);
}

/** Runs the tests of the exercise in the folder once. */
export async function runExercise(context: Context, options: CodeOptions): Promise<ExitCode> {
  const { screen, cwd } = context;
  const api = await context.openLearner();
  const found = await findExerciseFolder(resolve(cwd, options.dir ?? "."));
  if (found === null)
    throw new Stop(EXIT.refused, "There is no exercise in this folder. aulo code makes the folder of one.");
  const open = await findOpenExercise(context, api, found.marker.exercise);
  const { folder, marker, item, check } = await openFolder(context, open, { ...options, dir: found.folder });
  const local = await readFolder(folder, item);
  screen.note(...local.remarks.map(plain));
  const fault = findFault(item, local.files, null);
  if (fault !== null) throw new Stop(EXIT.conflict, fault);
  const drafts = createDraftSync({
    api,
    folder,
    marker,
    starter: item.starter,
    patient: (work) => work(),
    read: () => readFolder(folder, item),
    onUnwritable: (fault) => screen.note(plain(fault.message)),
  });
  const files = await filesToRun(await drafts.sync(), drafts, { context, keep: options.keep });
  const asked = { kind: "exercise", check: check.id, item: item.id, files } as const;
  const { outcome, result } = await runOnce(api, asked);
  screen.tell({ event: "outcome", outcome, result }, [
    ...outcomeLines(outcome, screen),
    ...problemLines(outcome, item.entry),
    ...(result?.feedback.right === true ? ["", ...afterAnswerLines(result, screen)] : []),
  ]);
  return outcome.kind === "passed" ? EXIT.done : EXIT.wrong;
}

type Choice = { context: Context; keep: CodeOptions["keep"] };

/** The folder's files once both versions of the draft are brought together. @throws Stop when the learner has to choose */
async function filesToRun(end: SyncEnd | null, drafts: DraftSync, { context, keep }: Choice): Promise<Files> {
  if (end === null)
    throw new Stop(
      EXIT.conflict,
      "The folder cannot be read, or its files changed meanwhile. Look whether it is there and you may read it, then run again.",
    );
  if (end.kind !== "conflict") return end.local.files;
  if (keep === "mine") return (await drafts.chooseMine())?.local.files ?? end.local.files;
  if (keep === "page") {
    context.screen.note(`Yours are in ${plain((await drafts.chooseTheirs()) ?? "")}.`);
    return end.theirs;
  }
  throw new Stop(
    EXIT.conflict,
    [
      ...conflictLines(end, context.screen).slice(0, -1),
      "Choose: aulo run --keep mine, or aulo run --keep page.",
    ].join("\n"),
  );
}

/**
 * The exercise that is open: the one that is named, that of the folder the learner is in, or that of the next step.
 *
 * @throws Stop that says which step comes first
 */
async function findOpenExercise(
  { cwd }: Context,
  api: Api,
  named: string | undefined,
): Promise<OpenExercise> {
  const exercise = named ?? (await findExerciseFolder(cwd))?.marker.exercise ?? null;
  const step = await api.call("getStep");
  const wanted = checkOfStep(step);
  const isUnread = step.kind === "learn" && !step.lessonRead;
  if (wanted !== null && !isUnread) {
    const check = await api.call("openCheck", { body: wanted });
    const { item } = check;
    if (item?.kind === "exercise" && (exercise === null || exercise === item.id)) return { api, check, item };
    if (exercise === null)
      throw new Stop(EXIT.refused, "The next step asks a question first: aulo next, or aulo answer.");
  }
  if (exercise === null)
    throw new Stop(
      EXIT.refused,
      isUnread
        ? `The next step is a lesson, “${step.title}”: aulo next. Its exercise comes in the check after it.`
        : `There is no exercise now. ${step.reason.sentence}`,
    );
  return openByName(api, exercise);
}

/** @throws Stop when another exercise of the concept is open, or it has none */
async function openByName(api: Api, exercise: string): Promise<OpenExercise> {
  const [concept = "", name = ""] = exercise.split("/");
  if (name === "") throw new Stop(EXIT.usage, "Name an exercise as CONCEPT/EXERCISE.");
  const check = await api.call("openCheck", { body: { purpose: "code", concept } });
  const { item } = check;
  if (item?.kind === "exercise" && item.id === exercise) return { api, check, item };
  throw new Stop(
    EXIT.refused,
    item?.kind === "exercise"
      ? `${exercise} is not open now; the open exercise of ${concept} is ${item.id}: aulo code ${item.id}.`
      : `${exercise} is not open now, and ${concept} has no open exercise.`,
  );
}

async function openFolder(context: Context, open: OpenExercise, { dir }: CodeOptions): Promise<Opened> {
  const { cwd, machine } = context;
  const { api, check, item } = open;
  const here = await findExerciseFolder(cwd);
  const { id: learner } = await api.call("getLearner");
  const track = (await api.call("getTrack")).id;
  const usual = exerciseDir(machine, { track, exercise: item.id, isMilestone: item.milestone !== null });
  const isHere = here !== null && (here.marker.exercise === item.id || goesOn(here.marker, item));
  const folder = dir !== undefined ? resolve(cwd, dir) : isHere ? here.folder : usual;
  const server = check.draft ?? { revision: 0, files: item.starter };
  const { marker, isNew } = await prepareFolder({ folder, item, learner, server });
  await writeVsCode(folder, item, OWN_COMMAND);
  return { ...open, folder, marker, isNew };
}

async function watchExercise(context: Context, opened: Opened, options: CodeOptions): Promise<SessionEnd> {
  const { screen, machine, streams } = context;
  const { api, check, item, folder, marker, isNew } = opened;
  const editor = await findEditor(machine);
  screen.tell(
    { event: "opened", exercise: item.id, folder, isNew, entry: item.entry, askHtml: item.askHtml },
    [
      screen.style.strong(`Exercise: ${plain(item.title)}`),
      ...htmlToLines(item.askHtml, screen),
      "",
      `Its files are in ${plain(folder)}${isNew ? "" : ", as you left them"}. It starts with ${plain(item.entry)}.`,
      "Each save runs the tests. Runs are free: only a solved or given-up exercise counts.",
      ...editorLines(editor, { ...options, isInteractive: screen.isInteractive }),
      KEY_WORDS,
    ],
  );
  const edit = async () => {
    const isOpened =
      editor !== null &&
      (await openEditor(editor, { folder, entry: item.entry, platform: machine.platform }));
    if (!isOpened) screen.note(noEditor(editor));
  };
  if (editor !== null && !editor.isTerminal && options.open !== false && screen.isInteractive) await edit();
  // The session hears single keys.
  screen.release();
  return runSession({
    api,
    screen,
    keys: createKeys(streams.stdin),
    folder,
    check,
    item,
    marker,
    openEditor: edit,
    endsByItself: !screen.isInteractive,
  });
}

function editorLines(
  editor: Editor | null,
  { open, isInteractive }: CodeOptions & { isInteractive: boolean },
): string[] {
  if (!isInteractive || open === false) return [];
  if (editor === null) return [noEditor(editor)];
  return [
    editor.isTerminal
      ? `Press e to edit it here with ${plain(editor.command)}.`
      : `Opening ${plain(editor.command)} …`,
  ];
}

function noEditor(editor: Editor | null): string {
  return editor === null
    ? "Open the folder in your editor. Set VISUAL or EDITOR, and Aulo opens it for you."
    : `${plain(editor.command)} could not be started. Open the folder in your editor.`;
}
