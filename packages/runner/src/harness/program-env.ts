import { join } from "node:path";

/**
 * Variables that programs inherit from the sandbox: the path of node, the folder for temporary files, options for every
 * `node`, and the ports.
 */
const PASSED_ON = ["PATH", "TMPDIR", "NODE_OPTIONS", "AULO_PORTS"];

const given = Object.entries(process.env).filter(([name]) => PASSED_ON.includes(name));

/** Environment that all programs here share. */
export const PROGRAM_ENV: Readonly<Record<string, string>> = {
  PATH: "/usr/bin",
  TZ: "UTC",
  LANG: "C.UTF-8",
  NO_COLOR: "1",
  ...Object.fromEntries(given.map(([name, value = ""]) => [name, value])),
};

/** Option by which every program notes its writes (see note-writes.ts). */
export const NOTE_WRITES = `--require=${join(import.meta.dirname, "note-writes.js")}`;
