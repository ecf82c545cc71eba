import { access, mkdir, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import type { Files } from "../track.ts";

/**
 * Writes the files into a new folder.
 *
 * @throws Error when the folder exists, so that no file is ever overwritten
 */
export async function writeNewFiles(folder: string, files: Files): Promise<void> {
  if (await exists(folder)) throw new Error(`${folder} exists already.`);
  for (const [path, text] of Object.entries(files)) {
    await mkdir(dirname(join(folder, path)), { recursive: true });
    await writeFile(join(folder, path), text);
  }
}

async function exists(path: string): Promise<boolean> {
  return access(path).then(
    () => true,
    () => false,
  );
}
