import { readdirSync } from "node:fs";
import { join } from "node:path";

/** Folders of this package's source that run inside a sandbox, or make its walls from inside. */
export const TOOLBOX_FOLDERS = [
  "emulators/mongodb",
  "emulators/postgres",
  "harness",
  "harness/guards",
  "harness/kinds",
  "harness/kinds/config",
  "harness/pglite",
  "harness/services",
  "host/sandbox/landlock",
  "shared",
  "shared/jest",
  "wire",
];

const sourceFolder = join(import.meta.dirname, "..", "..");

/** The modules of one folder, without their tests, in order. */
export function modulesIn(folder: string): string[] {
  return readdirSync(join(sourceFolder, folder))
    .filter((file) => file.endsWith(".ts") && !file.endsWith(".test.ts"))
    .sort();
}
