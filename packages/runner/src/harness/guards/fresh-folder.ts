/**
 * Every program of the learner's begins where none was before it: while no other runs, the files of earlier ones are removed,
 * temporary ones too, and it gets the same folder as they had, with what is handed in and nothing else. What they started was
 * ended with them (see program.ts).
 *
 * That is so where all files that can be written are the run's own. Elsewhere there is a new folder each time.
 */
import { chmodSync, readdirSync, rmSync, utimesSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Files } from "../../job.ts";
import type { RunRequest } from "../../wire/request.ts";
import { APP_FOLDER, writeFiles } from "../files.ts";
import { isProgramRunning } from "../program.ts";

/**
 * Gives, for each program, the path of a folder that holds the files. `root` is where all of them are; in it, what is named
 * `kept` is never removed.
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
      made = 0;
    }
    made += 1;
    const folder = join(root, `${APP_FOLDER}-${made}`);
    writeFiles(folder, files);
    return folder;
  };
}

/** Its times and rights can hold a memory too, where a program may set them. */
function empty(folder: string, kept: string): void {
  for (const name of readdirSync(folder)) {
    if (name !== kept) rmSync(join(folder, name), { recursive: true, force: true });
  }
  try {
    chmodSync(folder, 0o755);
    utimesSync(folder, 0, 0);
  } catch {
    // Here nobody may.
  }
}
