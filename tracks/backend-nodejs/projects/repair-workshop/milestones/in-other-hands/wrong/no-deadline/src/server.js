import { createServer } from "node:http";
import { createApp } from "./app.js";
import { createPool } from "./db.js";
import { log } from "./log.js";
import { readSettings } from "./settings.js";
import { stopOnSignals } from "./stop.js";

const settings = readOrEnd();
const pool = createPool(settings.DATABASE_URL);
const server = createServer(createApp(pool, { isSecure: settings.SECURE_COOKIES }));

stopOnSignals(server, { pool });
server.listen(settings.PORT, () => log("info", "listening", { port: server.address().port }));

function readOrEnd() {
  try {
    return readSettings(process.env);
  } catch (error) {
    log("error", error.message);
    process.exit(1);
  }
}
