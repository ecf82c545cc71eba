import { createApp } from "./app.js";
import { createPool } from "./db.js";

const pool = createPool(process.env.DATABASE_URL);
createApp(pool).listen(process.env.PORT ?? 3000);
