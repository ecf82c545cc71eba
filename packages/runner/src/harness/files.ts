import { type Dirent, lstatSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import type { Files } from "../job.ts";

/** Folder of the learner's files, below the folder in which the sandbox starts. */
export const APP_FOLDER = "app";

const MAX_LEFT_FILES = 100;
const MAX_LEFT_BYTES = 1024 * 1024;

/** Writes the files below the folder and creates it. */
export function writeFiles(folder: string, files: Files): void {
  mkdirSync(folder, { recursive: true });
  for (const [path, content] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), content);
  }
}

/**
 * Text files that a program left in its folder, by path. A given file is left out unless the program changed it.
 *
 * @throws RangeError when there are too many to check
 */
export function leftFiles(folder: string, handedIn: Files): Files {
  const left: Record<string, string> = {};
  let heldBytes = 0;
  for (const entry of filesBelow(folder)) {
    const full = join(entry.parentPath, entry.name);
    const path = full.slice(folder.length + 1).replaceAll("\\", "/");
    heldBytes += lstatSync(full).size;
    if (heldBytes > MAX_LEFT_BYTES || Object.keys(left).length >= MAX_LEFT_FILES) {
      throw new RangeError("The program left more files than can be checked.");
    }
    const bytes = readFileSync(full);
    if (isText(bytes) && bytes.toString("utf8") !== handedIn[path]) left[path] = bytes.toString("utf8");
  }
  return left;
}

/** All files below the folder. Links are not followed, because they may lead out of it or in circles. */
function* filesBelow(folder: string): Generator<Dirent> {
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    if (entry.isDirectory()) yield* filesBelow(join(folder, entry.name));
    else if (entry.isFile()) yield entry;
  }
}

function isText(bytes: Buffer): boolean {
  return !bytes.includes(0);
}
