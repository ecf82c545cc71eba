// Backs the embedded database up and restores it: the command `aulo` starts it as a process. It prints its result as JSON.

import { readConfig } from "../config.ts";
import { backUp } from "./back-up.ts";
import { restore } from "./restore.ts";

const [, , command, file = "", option] = process.argv;
try {
  const config = readConfig(process.env);
  const reply =
    command === "backup"
      ? await backUp(config, file)
      : await restore(config, file, { overwrite: option === "--overwrite" });
  process.stdout.write(`${JSON.stringify(reply)}\n`);
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
}
