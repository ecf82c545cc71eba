import { createServer } from "node:http";
import { createApp } from "./app.js";
import { createCalls, createPool } from "./calls.js";
import { createLive } from "./live.js";

const pool = createPool(process.env.DATABASE_URL);
const calls = createCalls(pool);
const server = createServer();
const live = createLive({ server, calls });
server.on("request", createApp({ live, calls }));
server.listen(process.env.PORT ?? 3000);

process.once("SIGTERM", () => {
  server.close(() => pool.end());
  live.close();
});
