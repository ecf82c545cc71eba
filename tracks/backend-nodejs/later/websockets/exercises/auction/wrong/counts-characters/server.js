import { createServer } from "node:http";
import { WebSocket, WebSocketServer } from "ws";
import { nameOf } from "./sessions.js";

const OUR_ORIGIN = "https://auction.example";

const auction = { item: "lamp", cents: 0, bidder: null };

const server = createServer((req, res) => res.writeHead(404).end());
const sockets = new WebSocketServer({ noServer: true });

function refuse(socket, status, words) {
  socket.end(`HTTP/1.1 ${status} ${words}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`);
}

server.on("upgrade", (req, socket, head) => {
  socket.on("error", () => {});
  const [path] = req.url.split("?");
  if (path !== "/auction") return refuse(socket, 404, "Not Found");
  if (req.headers.origin !== OUR_ORIGIN) return refuse(socket, 403, "Forbidden");
  const name = nameOf(req.headers.cookie);
  if (name === undefined) return refuse(socket, 401, "Unauthorized");
  sockets.handleUpgrade(req, socket, head, (client) => greet(client, name));
});

function parse(data) {
  try {
    return JSON.parse(data);
  } catch {
    return null;
  }
}

function greet(client, name) {
  const send = (message) => client.send(JSON.stringify(message));
  client.on("error", () => {});
  client.on("message", (data) => {
    if (data.toString().length > 1000) return client.close(1009);
    const message = parse(data);
    if (message?.kind !== "bid" || !Number.isInteger(message.cents)) return send({ kind: "error", message: "not a bid" });
    if (message.cents <= auction.cents) return send({ kind: "error", message: "too low" });
    auction.cents = message.cents;
    auction.bidder = name;
    const text = JSON.stringify({ kind: "bid", cents: auction.cents, bidder: name });
    for (const other of sockets.clients) if (other.readyState === WebSocket.OPEN) other.send(text);
  });
  send({ kind: "state", ...auction });
}

process.on("SIGTERM", () => {
  server.close(() => process.exit(0));
  for (const client of sockets.clients) client.close(1001);
  setTimeout(() => process.exit(0), 1000).unref();
});

server.listen(process.env.PORT);
