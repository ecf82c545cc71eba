import { createApp } from "./app.js";
import { createPool, createTables } from "./db.js";

const pool = createPool();
await createTables(pool);
createApp(pool).listen(process.env.PORT ?? 3000);
