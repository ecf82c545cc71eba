import { once } from "node:events";
import http from "node:http";

const { PORT = "", HOST = "0.0.0.0", STOP_AFTER_MS = 60_000 } = process.env;
const port = PORT === "" ? 3000 : /^[0-9]{1,5}$/.test(PORT) ? +PORT : 70000;

if (port > 65535) {
  console.error("PORT=%s is not a port", PORT);
  process.exit(2);
}
const server = http.createServer();
server.on("request", (_, res) => res.writeHead(204).end());
server.listen(port, HOST);
await once(server, "listening").catch(({ code }) => {
  console.error(code === "EADDRINUSE" ? `cannot start: port ${port} is taken by another program` : code);
  process.exit(1);
});
console.log("listening on %s:%d", server.address().address, server.address().port);
setTimeout(() => {
  server.close();
  server.closeAllConnections();
}, STOP_AFTER_MS);
