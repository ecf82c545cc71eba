import { createApp } from "./app.js";
import { createPool } from "./db.js";
import { readSettings } from "./settings.js";
import { createTables } from "./tables.js";

const { settings, faults } = readSettings(process.env);
if (faults.length > 0) {
  console.error(faults.join("\n"));
  process.exit(1);
}

const pool = createPool(settings.databaseUrl);
await createTables(pool);

const server = createApp(pool, settings).listen(settings.port, settings.host, () => {
  const { address, port } = server.address();
  console.log(`listening on ${address}:${port}`);
});
