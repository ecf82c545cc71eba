import { readdirSync } from "node:fs";
import { join } from "node:path";

/** Source folders of this package that run inside a sandbox, or build its walls from inside. */
const TOOLBOX_FOLDERS = [
  "emulators",
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

/** The only module of the top folder that they import at run time. */
const TOP_MODULES = ["services.ts"];

const sourceFolder = join(import.meta.dirname, "..", "..");

/** Modules of one folder, without tests, sorted. */
export function modulesIn(folder: string): string[] {
  return readdirSync(join(sourceFolder, folder))
    .filter((file) => file.endsWith(".ts") && !file.endsWith(".test.ts"))
    .sort();
}

/** All modules of the toolbox, by their paths in this package's source. */
export function toolboxModules(): string[] {
  return [
    ...TOP_MODULES,
    ...TOOLBOX_FOLDERS.flatMap((folder) => modulesIn(folder).map((file) => join(folder, file))),
  ];
}
