import { createServer, STATUS_CODES } from "node:http";
import { WebSocketServer } from "ws";
import { z } from "zod";
import { nameOf } from "./sessions.js";

const OUR_ORIGIN = "https://auction.example";
const Bid = z.object({ kind: z.literal("bid"), cents: z.int().positive() });

const auction = { item: "lamp", cents: 0, bidder: null };
const bidders = new Map();

const server = createServer((req, res) => res.writeHead(404).end());
const sockets = new WebSocketServer({ noServer: true, maxPayload: 1000, clientTracking: false });

function refuse(socket, status) {
  socket.end(`HTTP/1.1 ${status} ${STATUS_CODES[status]}\r\nConnection: close\r\n\r\n`);
}

function toAll(message) {
  const text = JSON.stringify(message);
  for (const client of bidders.keys()) client.send(text);
}

function readBid(data) {
  try {
    return Bid.parse(JSON.parse(data.toString()));
  } catch {
    throw new Error("Send a bid in whole cents.");
  }
}

function takeBid(data, bidder) {
  const { cents } = readBid(data);
  if (cents <= auction.cents) throw new Error(`Bid more than ${auction.cents}.`);
  Object.assign(auction, { cents, bidder });
  toAll({ kind: "bid", cents, bidder });
}

sockets.on("connection", (client, name) => {
  bidders.set(client, name);
  client.on("close", () => bidders.delete(client));
  client.on("error", () => client.terminate());
  client.on("message", (data) => {
    try {
      takeBid(data, name);
    } catch (error) {
      client.send(JSON.stringify({ kind: "error", message: error.message }));
    }
  });
  client.send(JSON.stringify({ kind: "state", ...auction }));
});

server.on("upgrade", (req, socket, head) => {
  socket.on("error", () => socket.destroy());
  if (req.url !== "auction") return refuse(socket, 404);
  if (req.headers.origin !== OUR_ORIGIN) return refuse(socket, 403);
  const name = nameOf(req.headers.cookie);
  if (!name) return refuse(socket, 401);
  sockets.handleUpgrade(req, socket, head, (client) => sockets.emit("connection", client, name));
});

process.on("SIGTERM", () => {
  for (const client of bidders.keys()) client.close(1001, "The auction moves.");
  server.close(() => process.exit(0));
});

server.listen(process.env.PORT);
