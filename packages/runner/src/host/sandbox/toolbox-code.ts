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

const sourceFolder = join(import.meta.dirname, "..", "..");

/** The only module of the top folder that they import at run time. */
const TOP_MODULE = /^services\.[jt]s$/;

/** Modules of one folder, without tests, sorted: TypeScript in a clone, JavaScript in the package. */
export function modulesIn(folder: string): string[] {
  return readdirSync(join(sourceFolder, folder))
    .filter((file) => /(?<!\.test)\.[jt]s$/.test(file))
    .sort();
}

/** All modules of the toolbox, by their paths in this package's source. */
export function toolboxModules(): string[] {
  return [
    ...modulesIn("").filter((file) => TOP_MODULE.test(file)),
    ...TOOLBOX_FOLDERS.flatMap((folder) => modulesIn(folder).map((file) => join(folder, file))),
  ];
}
