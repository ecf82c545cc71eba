/**
 * Reads the learner's files of an exercise.
 *
 * 1. Passed over without a word: `.git`, `node_modules`, the read-only files of the exercise, files that editors and systems leave,
 *    and every other hidden file that the exercise does not have itself. So no `.env` of the learner's is ever sent.
 * 2. Passed over with a sentence: links that lead out of the folder, files that are not text, and files that cannot be read.
 * 3. Line ends become LF, and a byte order mark goes. `hasCrlf` names the files that had CRLF, so that a file that is written back
 *    keeps its line ends.
 */
import { readdir, readFile, realpath, stat } from "node:fs/promises";
import { isAbsolute, join, relative, sep } from "node:path";
import { FILES_LIMITS, type Files } from "@aulo/contract";
import { isMissing } from "./file-fault.ts";
import { toFileName } from "./places.ts";

export type FolderFiles = {
  files: Files;
  /** Names of the files with line ends of Windows. */
  hasCrlf: ReadonlySet<string>;
  /** Sentences on files that were passed over. */
  remarks: string[];
};

type Exercise = {
  /** Files that the exercise begins with. */
  starter: Files;
  /** Its read-only files. */
  support: Files;
  /** Its place in a project, whose files may be larger; null outside of one. */
  milestone: object | null;
};

const NEVER: readonly string[] = [".git", "node_modules"];
/** Copies and locks of editors: Vim, Emacs, JetBrains, LibreOffice. */
const OF_EDITORS = /~$|^#.*#$|^4913$|___jb_(?:tmp|old)___$|\.(?:sw[a-p]|tmp|bak|orig)$/;

/** Tries to read a folder in which files vanish meanwhile, as when one is renamed. A link to nothing vanishes each time. */
const MOST_TRIES = 3;

/** @throws the error of the file system when the folder itself cannot be read */
export async function readFolder(folder: string, exercise: Exercise): Promise<FolderFiles> {
  for (let tries = 1; ; tries += 1) {
    const { hasVanished, ...found } = await readOnce(await realpath(folder), exercise);
    if (!hasVanished || tries === MOST_TRIES) return found;
  }
}

async function readOnce(root: string, exercise: Exercise): Promise<FolderFiles & { hasVanished: boolean }> {
  const found: FolderFiles & { hasCrlf: Set<string>; hasVanished: boolean } = {
    files: {},
    hasCrlf: new Set(),
    remarks: [],
    hasVanished: false,
  };
  for (const name of (await listFiles(root, "", exercise)).toSorted()) {
    const read = await readOne(root, name, exercise);
    if (typeof read === "string") found.remarks.push(read);
    else if (read === null) found.hasVanished = true;
    else {
      found.files[name] = read.text;
      if (read.hasCrlf) found.hasCrlf.add(name);
    }
  }
  return found;
}

/** Names of the files below a folder of `root`, with forward slashes. */
async function listFiles(root: string, below: string, exercise: Exercise): Promise<string[]> {
  const entries = await readdir(join(root, below), { withFileTypes: true });
  const names = await Promise.all(
    entries.map(async (entry): Promise<string[]> => {
      const path = join(below, entry.name);
      const name = toFileName(path, process.platform);
      if (isPassedOver(entry.name, name, exercise)) return [];
      return entry.isDirectory() ? listFiles(root, path, exercise).catch(() => []) : [name];
    }),
  );
  return names.flat();
}

function isPassedOver(base: string, name: string, { starter, support }: Exercise): boolean {
  if (NEVER.includes(base) || Object.hasOwn(support, name)) return true;
  if (Object.keys(starter).some((own) => own === name || own.startsWith(`${name}/`))) return false;
  return base.startsWith(".") || OF_EDITORS.test(base);
}

/** The text, a sentence on why the file is passed over, or null for a file that has gone meanwhile. */
async function readOne(
  root: string,
  name: string,
  { milestone }: Exercise,
): Promise<{ text: string; hasCrlf: boolean } | string | null> {
  const path = join(root, name);
  try {
    const real = await realpath(path);
    const inside = relative(root, real);
    // On Windows the path to another drive is absolute.
    if (isAbsolute(inside) || inside.split(sep)[0] === "..")
      return `${name} is a link that leads out of the folder, so it is not sent. Copy the file itself into the folder.`;
    const found = await stat(real);
    if (!found.isFile()) return null;
    const most = FILES_LIMITS[milestone === null ? "exercise" : "milestone"].bytes;
    if (found.size > most)
      return `${name} is larger than this exercise may be (${most.toLocaleString("en")} bytes), so it is not sent.`;
    const text = new TextDecoder("utf-8", { fatal: true }).decode(await readFile(real));
    if (text.includes("\0")) return `${name} is not a text, so it is not sent.`;
    return { text: text.replaceAll("\r\n", "\n"), hasCrlf: text.includes("\r\n") };
  } catch (error) {
    if (error instanceof TypeError) return `${name} is not text in UTF-8, so it is not sent.`;
    return isMissing(error) ? null : `${name} cannot be read, so it is not sent.`;
  }
}
