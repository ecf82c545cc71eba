import { createApp } from "./app.js";
import { createPool } from "./db.js";
import { readSettings } from "./settings.js";
import { createTables } from "./tables.js";

/** The exit code by which a machine can tell unfit settings from a crash. */
const UNFIT_SETTINGS = 78;

const { settings, faults } = readSettings(process.env);
if (faults.length > 0) {
  console.error(faults.join("\n"));
  process.exit(UNFIT_SETTINGS);
}

const pool = createPool(settings.databaseUrl);
await createTables(pool);

createApp(pool, settings).listen(settings.port, settings.host, () => {
  console.log(`listening on ${settings.host}:${settings.port}`);
});
