import { readdirSync } from "node:fs";
import { join } from "node:path";

/** Folders of this package's source that run inside a sandbox, or make its walls from inside. */
export const HARNESS_FOLDERS = [
  "inside",
  "inside/config",
  "inside/mongodb",
  "inside/postgres",
  "inside/redis",
  "jest",
  "sandbox/landlock",
  "wire",
];

const sourceFolder = join(import.meta.dirname, "..");

/** The modules of one folder, without their tests, in order. */
export function harnessFiles(folder: string): string[] {
  return readdirSync(join(sourceFolder, folder))
    .filter((file) => file.endsWith(".ts") && !file.endsWith(".test.ts"))
    .sort();
}
