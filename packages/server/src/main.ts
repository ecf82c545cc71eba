// Starts Aulo: `node packages/server/src/main.ts [--role all|web|judge]`. The settings are in docs/api.md.

import { enableCompileCache } from "node:module";
import { parseArgs } from "node:util";

// Before any other import: compiled code cached by an earlier start halves the time to load.
enableCompileCache();
const { readConfig } = await import("./config.ts");
const { STOP_MS, startAulo } = await import("./start-aulo.ts");

try {
  const { role } = parseArgs({ options: { role: { type: "string" } } }).values;
  const aulo = await startAulo(
    readConfig({ ...process.env, ...(role === undefined ? {} : { AULO_ROLE: role }) }),
  );
  let stopping = false;
  for (const signal of ["SIGINT", "SIGTERM"] as const) {
    process.on(signal, async () => {
      // A terminal sends SIGINT to the whole process group, and npm forwards it too, so a second signal is ignored.
      if (stopping) return;
      stopping = true;
      setTimeout(() => {
        process.stderr.write(`Aulo did not stop within ${STOP_MS / 1_000} s, so it was ended.\n`);
        process.exit(1);
      }, STOP_MS).unref();
      await aulo.stop();
      process.exit(0);
    });
  }
  // Print last: a reader of this line may send a signal at once.
  process.stdout.write(`Aulo is ready at ${aulo.address}\n`);
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exit(1);
}
