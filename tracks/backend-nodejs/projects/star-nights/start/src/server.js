import { createApp } from "./app.js";
import { createPool } from "./db.js";
import { settings } from "./settings.js";

const pool = createPool(settings.databaseUrl);

createApp(pool, settings).listen(settings.port, () => {
  console.log(`Star nights on port ${settings.port}.`);
});
