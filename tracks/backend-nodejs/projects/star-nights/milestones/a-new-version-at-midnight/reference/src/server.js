import { createServer } from "node:http";
import { createApp } from "./app.js";
import { createPool } from "./db.js";
import { log } from "./log.js";
import { settings } from "./settings.js";
import { stopOnSignals } from "./stop.js";

const pool = createPool(settings.databaseUrl);
const stopping = { isOn: false };
const server = createServer(createApp(pool, settings, stopping));

stopOnSignals(server, { pool, stopping, ...settings });
server.listen(settings.port, () => log("info", "listening", { port: settings.port }));
