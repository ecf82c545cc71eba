// Starts Aulo: `node packages/server/src/main.ts`. The settings are in docs/api.md.

import { enableCompileCache } from "node:module";

// Before any other import: compiled code cached by an earlier start halves the time to load.
enableCompileCache();
const { readConfig } = await import("./config.ts");
const { startAulo } = await import("./start-aulo.ts");

try {
  const aulo = await startAulo(readConfig(process.env));
  let stopping = false;
  for (const signal of ["SIGINT", "SIGTERM"] as const) {
    process.on(signal, async () => {
      // A terminal sends SIGINT to the whole process group, and npm forwards it too, so a second signal is ignored.
      if (stopping) return;
      stopping = true;
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
