import { fileURLToPath } from "node:url";

/** How this Aulo came onto the machine: a clone of the repository, or the package that `npm run pack` makes. */
export type Installation = { kind: "clone" | "package"; folder: string };

/** The package has modules of JavaScript. */
export const INSTALLATION: Installation = {
  kind: import.meta.filename.endsWith(".ts") ? "clone" : "package",
  folder: fileURLToPath(new URL("../../../..", import.meta.url)),
};

/** Words for `node` that start the server. In a clone it installs and builds first, if anything has changed. */
export const SERVER: readonly string[] =
  INSTALLATION.kind === "clone"
    ? [fileURLToPath(new URL("../../../../scripts/start.mjs", import.meta.url))]
    : ["--disable-sigusr1", fileURLToPath(new URL("../../../server/src/main.ts", import.meta.url))];

/** Program that backs up and restores the embedded database. */
export const BACKUP_PROGRAM = fileURLToPath(new URL("../../../server/src/backup/main.ts", import.meta.url));
