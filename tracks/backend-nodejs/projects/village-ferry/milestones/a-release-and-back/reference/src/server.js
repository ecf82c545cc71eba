import { createServer } from "node:http";
import { createApp } from "./app.js";
import { createPool } from "./db.js";
import { listPending } from "./migrations.js";
import { readSettings } from "./settings.js";
import { stopOnSignals } from "./stop.js";

/** The exit code by which a machine can tell unfit settings from a crash. */
const UNFIT_SETTINGS = 78;

const { settings, faults } = readSettings(process.env);
if (faults.length > 0) {
  console.error(faults.join("\n"));
  process.exit(UNFIT_SETTINGS);
}

const pool = createPool(settings.databaseUrl);
const pending = await listPending(pool);
if (pending.length > 0) {
  console.error(`the database needs npm run migrate first: ${pending.join(", ")}`);
  process.exit(1);
}

const server = createServer(createApp(pool, settings));
stopOnSignals(server, { pool, ...settings });
server.on("error", ({ code }) => {
  console.error(`cannot listen on ${settings.host}:${settings.port}: ${code}`);
  process.exit(1);
});
server.listen(settings.port, settings.host, () => {
  const { address, port } = server.address();
  console.log(`listening on ${address}:${port}`);
});
