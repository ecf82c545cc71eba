/**
 * Gives every program of the learner a fresh start. While no other program runs, files of earlier programs are removed,
 * also temporary ones. The new program gets the same folder, with only the given files. Processes of earlier programs
 * were killed with them (see program.ts).
 *
 * This holds where the run owns every file that can be written. Elsewhere each program gets a new folder.
 */
import { chmodSync, readdirSync, rmSync, utimesSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Files } from "../../job.ts";
import type { RunRequest } from "../../wire/request.ts";
import { APP_FOLDER, writeFiles } from "../files.ts";
import { isProgramRunning } from "../program.ts";

/**
 * Returns a function that creates a folder with the files for a program and returns its path. `root` holds all these
 * folders. Its entry named `kept` is never removed.
 */
export function createFreshFolders(
  runRequest: RunRequest,
  root: string,
  kept = "",
): (files: Files) => string {
  let made = 0;
  return (files) => {
    if (made > 0 && runRequest.ownsProcesses && !isProgramRunning()) {
      empty(root, kept);
      empty(tmpdir(), "");
      // A process that has run a path takes it for the same module.
      if (runRequest.folder === null) made = 0;
    }
    made += 1;
    const folder = join(root, `${APP_FOLDER}-${made}`);
    writeFiles(folder, files);
    return folder;
  };
}

/** Empties a folder and resets its times and rights, which can carry information where a program may set them. */
function empty(folder: string, kept: string): void {
  for (const name of readdirSync(folder)) {
    if (name !== kept) rmSync(join(folder, name), { recursive: true, force: true });
  }
  try {
    chmodSync(folder, 0o755);
    utimesSync(folder, 0, 0);
  } catch {
    // This sandbox does not allow these changes, so no program can have made them either.
  }
}
