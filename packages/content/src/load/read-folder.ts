import { readdir, readFile } from "node:fs/promises";
import { join, relative, sep } from "node:path";
import type { Files } from "../track.ts";

/** Text of the file; null when it does not exist. */
export async function readOptionalFile(path: string): Promise<string | null> {
  try {
    return await readFile(path, "utf8");
  } catch (error) {
    if (isMissing(error)) return null;
    throw error;
  }
}

/** Files below the folder, sorted by path; empty when the folder does not exist. */
export async function readFiles(folder: string): Promise<Files> {
  const entries = await readOptionalFolder(folder, true);
  const paths = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
  const files = await Promise.all(
    paths.sort().map(async (path) => [path, await readFile(path, "utf8")] as const),
  );
  return Object.fromEntries(files.map(([path, text]) => [relative(folder, path).split(sep).join("/"), text]));
}

/** Names of the subfolders, sorted; empty when the folder does not exist. */
export async function listFolders(folder: string): Promise<string[]> {
  const entries = await readOptionalFolder(folder, false);
  return entries
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name)
    .sort();
}

async function readOptionalFolder(folder: string, recursive: boolean) {
  try {
    return await readdir(folder, { withFileTypes: true, recursive });
  } catch (error) {
    if (isMissing(error)) return [];
    throw error;
  }
}

function isMissing(error: unknown): boolean {
  return error instanceof Error && "code" in error && error.code === "ENOENT";
}
