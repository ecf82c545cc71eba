import { createApp } from "./app.js";
import { createPool } from "./db.js";

const pool = createPool(process.env.DATABASE_URL);
const server = createApp(pool).listen(process.env.PORT ?? 3000);

process.once("SIGTERM", () => {
  server.close(() => pool.end());
});
