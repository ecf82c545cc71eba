import { createApp } from "./app.js";
import { createPool } from "./db.js";
import { readSettings } from "./settings.js";
import { stopOnSignals } from "./stop.js";
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

const server = createApp(pool, settings).listen(settings.port, settings.host, () => {
  const { address, port } = server.address();
  console.log(`listening on ${address}:${port}`);
});
stopOnSignals(server, { pool, ...settings });
