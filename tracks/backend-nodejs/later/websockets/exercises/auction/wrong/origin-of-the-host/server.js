import { createServer } from "node:http";
import { WebSocketServer } from "ws";
import { nameOf } from "./sessions.js";

const OUR_ORIGIN = "https://auction.example";

const auction = { item: "lamp", cents: 0, bidder: null };

const server = createServer((req, res) => res.writeHead(404).end());
const room = new WebSocketServer({ noServer: true, maxPayload: 1000 });

const send = (client, message) => client.send(JSON.stringify(message));

function refusalOf({ url, headers }) {
  if (url !== "/auction") return "404 Not Found";
  if (headers.origin !== `http://${headers.host}`) return "403 Forbidden";
  if (nameOf(headers.cookie) === undefined) return "401 Unauthorized";
  return null;
}

/** The cents of a bid, or null when the text is not a bid. */
function centsOf(text) {
  try {
    const { kind, cents } = JSON.parse(text);
    return kind === "bid" && Number.isInteger(cents) && cents > 0 ? cents : null;
  } catch {
    return null;
  }
}

function welcome(client, name) {
  client.on("error", (error) => console.error(name, error.message));
  client.on("message", (data) => {
    const cents = centsOf(String(data));
    if (cents === null) return send(client, { kind: "error", message: "not a bid" });
    if (cents <= auction.cents) return send(client, { kind: "error", message: "too low" });
    auction.cents = cents;
    auction.bidder = name;
    for (const each of room.clients) send(each, { kind: "bid", cents, bidder: name });
  });
  send(client, { kind: "state", ...auction });
}

server.on("upgrade", (req, socket, head) => {
  const refusal = refusalOf(req);
  if (refusal) return socket.end(`HTTP/1.1 ${refusal}\r\nContent-Length: 0\r\n\r\n`);
  room.handleUpgrade(req, socket, head, (client) => welcome(client, nameOf(req.headers.cookie)));
});

process.once("SIGTERM", () => {
  server.close();
  for (const client of room.clients) client.close(1001);
});

server.listen(process.env.PORT);
