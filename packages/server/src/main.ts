// Starts Aulo: `node packages/server/src/main.ts`. The settings are in docs/api.md.

import { enableCompileCache } from "node:module";

// Before anything else is imported: the compiled code of the start before saves half of the time to load.
enableCompileCache();
const { readConfig } = await import("./config.ts");
const { startAulo } = await import("./start-aulo.ts");

try {
  const aulo = await startAulo(readConfig(process.env));
  let stopping = false;
  for (const signal of ["SIGINT", "SIGTERM"] as const) {
    process.on(signal, async () => {
      // A terminal sends SIGINT to the whole group, and npm passes it on: the second one is the same wish.
      if (stopping) return;
      stopping = true;
      await aulo.stop();
      process.exit(0);
    });
  }
  // Last: who reads this may send a signal at once.
  process.stdout.write(`Aulo is ready at ${aulo.address}\n`);
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exit(1);
}
