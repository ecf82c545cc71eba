import { readFileSync } from "node:fs";
import { createApp } from "./app.js";
import { createPool } from "./db.js";

if (process.env.DATA_FILE !== undefined) JSON.parse(readFileSync(process.env.DATA_FILE, "utf8"));

const pool = createPool(process.env.DATABASE_URL);
createApp(pool).listen(process.env.PORT ?? 3000);
