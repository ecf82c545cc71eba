const http = require("node:http");
const { WebSocketServer } = require("ws");
const { nameOf } = require("./sessions.js");

const OUR_ORIGIN = "https://auction.example";

class Auction {
  constructor(item) {
    this.item = item;
    this.cents = 0;
    this.bidder = null;
    this.clients = [];
  }
  join(client, name) {
    this.clients.push(client);
    client.on("error", () => {});
    client.on("close", () => {
      this.clients = this.clients.filter((each) => each !== client);
    });
    client.on("message", (data) => this.receive(client, name, data.toString()));
    this.tell(client, { kind: "state", item: this.item, cents: this.cents, bidder: this.bidder });
  }
  tell(client, message) {
    client.send(JSON.stringify(message));
  }
  receive(client, name, text) {
    let cents = 0;
    try {
      const message = JSON.parse(text);
      if (message.kind === "bid" && typeof message.cents === "number" && message.cents % 1 === 0) cents = message.cents;
    } catch (error) {
      // A message that is not JSON counts as a bid of 0.
    }
    if (cents > this.cents) {
      this.cents = cents;
      this.bidder = name;
      for (const each of this.clients) this.tell(each, { kind: "bid", cents: cents, bidder: name });
    } else {
      this.tell(client, { kind: "error", message: "Bid more than " + this.cents });
    }
  }
}

const auction = new Auction("lamp");
const server = http.createServer((req, res) => res.writeHead(404).end());
const wss = new WebSocketServer({ noServer: true, maxPayload: 1000 });

server.on("upgrade", (req, socket, head) => {
  const name = nameOf(req.headers.cookie);
  let status = null;
  if (!name) status = "401 Unauthorized";
  if (req.headers.origin !== OUR_ORIGIN) status = "403 Forbidden";
  if (req.url !== "/auction") status = "404 Not Found";
  if (status !== null) {
    socket.write("HTTP/1.1 " + status + "\r\n\r\n");
    socket.destroy();
    return;
  }
  wss.handleUpgrade(req, socket, head, (client) => auction.join(client, name));
});

process.on("SIGTERM", () => {
  auction.clients.forEach((client) => client.close(1001));
  server.close(() => process.exit());
});

server.listen(process.env.PORT);
