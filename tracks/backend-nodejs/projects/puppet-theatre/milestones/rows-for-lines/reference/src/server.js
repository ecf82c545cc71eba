import pg from "pg";
import { createApp } from "./app.js";
import { openTheatre } from "./theatre.js";

const pool = new pg.Pool({ connectionString: process.env.DATABASE_URL });
pool.on("error", (error) => console.error("idle client", error));
createApp(openTheatre(pool)).listen(process.env.PORT ?? 3000);
