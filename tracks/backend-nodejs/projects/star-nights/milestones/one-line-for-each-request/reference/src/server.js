import { createApp } from "./app.js";
import { createPool } from "./db.js";
import { log } from "./log.js";
import { settings } from "./settings.js";

const pool = createPool(settings.databaseUrl);

createApp(pool, settings).listen(settings.port, () => {
  log("info", "listening", { port: settings.port });
});
