import { createServer } from "node:http";
import { createApp } from "./app.js";
import { createLive } from "./live.js";

const server = createServer();
const live = createLive(server);
server.on("request", createApp(live));
server.listen(process.env.PORT ?? 3000);

