import { createServer } from "node:http";
import { WebSocketServer } from "ws";
import { nameOf } from "./sessions.js";

const OUR_ORIGIN = "https://auction.example";
const auction = { item: "lamp", cents: 0, bidder: null };
const server = createServer((req, res) => res.writeHead(404).end());

const wss = new WebSocketServer({
  server,
  maxPayload: 1000,
  verifyClient({ origin, req }, done) {
    if (new URL(req.url, "http://auction.example").pathname !== "/auction") done(false, 404, "Not Found");
    else if (origin !== OUR_ORIGIN) done(false, 403, "Forbidden");
    else if (!nameOf(req.headers.cookie)) done(false, 401, "Unauthorized");
    else done(true);
  },
});

wss.on("connection", (ws, req) => {
  const bidder = nameOf(req.headers.cookie);
  ws.on("error", console.error);
  ws.on("message", (raw) => {
    let bid = null;
    try {
      bid = JSON.parse(raw);
    } catch {
      // Handled below, like any other message that is not a bid.
    }
    if (typeof bid !== "object" || bid === null || bid.kind !== "bid" || !Number.isSafeInteger(bid.cents)) {
      ws.send(JSON.stringify({ kind: "error", message: "This is not a bid." }));
      return;
    }
    if (bid.cents < auction.cents + 1) {
      ws.send(JSON.stringify({ kind: "error", message: "Somebody bids more." }));
      return;
    }
    auction.cents = bid.cents;
    auction.bidder = bidder;
    wss.clients.forEach((client) => {
      if (client.readyState === client.OPEN)
        client.send(JSON.stringify({ bidder, cents: auction.cents, kind: "bid" }));
    });
  });
  ws.send(JSON.stringify({ ...auction, kind: "state" }));
});

process.on("SIGTERM", () => {
  wss.clients.forEach((client) => client.close(1001));
  wss.close();
  server.close();
});

server.listen(process.env.PORT);
