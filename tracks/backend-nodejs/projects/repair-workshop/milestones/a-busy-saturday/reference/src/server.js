import { createServer } from "node:http";
import { createApp } from "./app.js";
import { createPool } from "./db.js";
import { log } from "./log.js";
import { readSettings } from "./settings.js";
import { stopOnSignals } from "./stop.js";

const settings = readOrEnd();
const pool = createPool(settings.DATABASE_URL);
const app = createApp(pool, {
  isSecure: settings.SECURE_COOKIES,
  requestsPerMinute: settings.REQUESTS_PER_MINUTE,
  loginsPerMinute: settings.LOGINS_PER_MINUTE,
});
const server = createServer(app);

stopOnSignals(server, { pool, withinMs: settings.STOP_WITHIN_MS });
server.listen(settings.PORT, () => log("info", "listening", { port: server.address().port }));

function readOrEnd() {
  try {
    return readSettings(process.env);
  } catch (error) {
    log("error", error.message);
    process.exit(1);
  }
}
