import { createApp } from "./app.js";
import { createPool } from "./db.js";
import { log } from "./log.js";
import { readSettings, UnfitError } from "./settings.js";

try {
  const settings = readSettings();
  const pool = createPool(settings.DATABASE_URL);
  const server = createApp(pool, { isSecure: settings.SECURE_COOKIES }).listen(settings.PORT, () => log("info", "ready for work"));
  for (const signal of ["SIGINT", "SIGTERM"]) {
    process.once(signal, async () => {
      const late = setTimeout(() => process.exit(1), settings.STOP_WITHIN_MS);
      await new Promise((resolve) => server.close(resolve));
      await pool.end();
      clearTimeout(late);
      log("info", "stopped");
      process.exit(0);
    });
  }
} catch (error) {
  if (!(error instanceof UnfitError)) throw error;
  process.stderr.write(error.message + "\n");
  process.exitCode = 1;
}
