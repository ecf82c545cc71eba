/** `print-module.js FILE`: loads a configuration file and writes its exports as JSON, where the harness reads them. */
import { writeSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";

const RESULT_DESCRIPTOR = 3;

const { default: exported, ...named } = await import(
  pathToFileURL(join(process.cwd(), process.argv[2] ?? "")).href
);
writeSync(RESULT_DESCRIPTOR, JSON.stringify(exported ?? named));
