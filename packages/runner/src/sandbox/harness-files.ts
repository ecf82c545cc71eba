import { readdirSync } from "node:fs";
import { join } from "node:path";

/** Source folders of this package that run inside a sandbox, or build its walls from inside. */
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

/** Modules of one folder, without tests, sorted. */
export function harnessFiles(folder: string): string[] {
  return readdirSync(join(sourceFolder, folder))
    .filter((file) => file.endsWith(".ts") && !file.endsWith(".test.ts"))
    .sort();
}
