import { createServer } from "node:http";

const stopAfterMs = Number(process.env.STOP_AFTER_MS ?? 60_000);

const server = createServer((req, res) => {
  res.end("12.5 degrees\n");
});

server.listen(3000);
setTimeout(() => server.close(), stopAfterMs);
