const http = require("node:http");
const { WebSocket, WebSocketServer } = require("ws");
const watchers = require("./src/watchers.js");

class Lake {
  constructor() {
    this.server = http.createServer((req, res) => this.answer(req, res));
    this.sockets = new WebSocketServer({ server: this.server, maxPayload: 4096, verifyClient: this.verify });
    this.sockets.on("connection", (socket, req) => this.add(socket, watchers.nameOf(req.headers.cookie)));
  }

  verify({ req, origin }, done) {
    const { pathname } = new URL(`http://lake${req.url}`);
    if (pathname !== "/live") done(false, 404);
    else if (origin !== "https://lake.example") done(false, 403);
    else if (!watchers.nameOf(req.headers.cookie)) done(false, 401);
    else done(true);
  }

  add(socket, name) {
    socket.name = name;
    socket.on("error", () => {});
    socket.on("message", (data) => {
      try {
        this.tellAll(this.read(data), name);
      } catch (error) {
        socket.send(JSON.stringify({ kind: "error", message: error.message }));
      }
    });
  }

  read(data) {
    const message = JSON.parse(data.toString());
    if (message?.kind !== "call") throw new Error("This is not a call.");
    const { text } = message;
    if (typeof text !== "string" || text.trim() === "" || text.length > 280) throw new Error("A text is missing.");
    return text;
  }

  tellAll(text, from) {
    const message = JSON.stringify({ kind: "call", text, from });
    this.sockets.clients.forEach((socket) => {
      if (socket.readyState === WebSocket.OPEN) socket.send(message);
    });
  }

  answer(req, res) {
    const { pathname } = new URL(`http://lake${req.url}`);
    if (pathname !== "/here") return res.writeHead(404).end();
    if (!watchers.nameOf(req.headers.cookie)) return res.writeHead(401).end();
    const names = [...this.sockets.clients].map((socket) => socket.name);
    res.writeHead(200, { "Content-Type": "application/json" });
    res.end(JSON.stringify({ names: names.filter((name, index) => names.indexOf(name) === index).sort() }));
  }

  stop() {
    this.sockets.clients.forEach((socket) => {
      socket.close(1001, "going away");
    });
    this.server.close(() => process.exit(0));
  }
}

const lake = new Lake();
lake.server.listen(process.env.PORT);
process.on("SIGTERM", () => lake.stop());
