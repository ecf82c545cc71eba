import http from "node:http";
import pg from "pg";
import { WebSocketServer } from "ws";
import { hides, mayKnow, nameOf } from "./src/watchers.js";

const db = new pg.Pool({ connectionString: process.env.DATABASE_URL, max: 2 });
const toCall = (row) => ({
  at: row.moment.toISOString(),
  from: row.who,
  hide: row.place,
  id: Number(row.number),
  text: row.words,
});

async function lastCalls(hide, before = "999999999999999999") {
  const found = await db.query("SELECT * FROM shouts WHERE place = $1 AND number < $2 ORDER BY number DESC LIMIT 50", [
    hide,
    before,
  ]);
  return found.rows.map(toCall).sort((a, b) => a.id - b.id);
}

const server = http.createServer((req, res) => {
  const json = (status, body) => {
    res.writeHead(status, { "content-type": "application/json" });
    res.end(JSON.stringify(body));
  };
  const url = new URL(`http://lake${req.url}`);
  const name = nameOf(req.headers.cookie);
  const hide = /^\/hides\/([^/]*)\/calls$/.exec(url.pathname)?.[1];
  const before = url.searchParams.get("before");
  if (url.pathname !== "/here" && hide === undefined) return json(404, { message: "not found" });
  if (!name) return json(401, { message: "who are you?" });
  if (hide === undefined) return json(200, { names: [...new Set([...live.clients].map((one) => one.name))].sort() });
  if (!hides.includes(hide)) return json(404, { message: "no such hide" });
  if (!mayKnow(name, hide)) return json(403, { message: "a secret" });
  if (before !== null && (!/^\d{1,15}$/.test(before) || Number(before) < 1)) return json(400, { message: "before?" });
  lastCalls(hide, before ?? undefined).then(
    (calls) => json(200, { calls }),
    () => json(500, { message: "sorry" }),
  );
});

const live = new WebSocketServer({ noServer: true, maxPayload: 4096 });
server.on("upgrade", (req, socket, head) => {
  const refuse = (status) => socket.end(`HTTP/1.1 ${status}\r\n\r\n`);
  if (new URL(`http://lake${req.url}`).pathname !== "/live") return refuse("404 No");
  if (req.headers.origin !== "https://lake.example") return refuse("403 No");
  if (!nameOf(req.headers.cookie)) return refuse("401 No");
  live.handleUpgrade(req, socket, head, (client) => {
    client.name = nameOf(req.headers.cookie);
    client.hides = [];
    client.queue = [];
    client.on("error", () => {});
    client.on("message", (data) => {
      client.queue.push(data);
      if (client.queue.length === 1) workOff(client);
    });
  });
});

async function workOff(client) {
  while (client.queue.length > 0) {
    try {
      await handle(client, JSON.parse(client.queue[0]));
    } catch {
      client.send(JSON.stringify({ kind: "error", message: "That did not work." }));
    }
    client.queue.shift();
  }
}

async function handle(client, { kind, hide, text }) {
  if (!hides.includes(hide) || !["enter", "leave", "call"].includes(kind)) throw new Error("unknown");
  if (kind === "leave") {
    client.hides = client.hides.filter((one) => one !== hide);
    return client.send(JSON.stringify({ kind: "left", hide }));
  }
  if (!mayKnow(client.name, hide)) throw new Error("a secret");
  if (kind === "enter") {
    client.hides = [...client.hides.filter((one) => one !== hide), hide];
    return client.send(JSON.stringify({ kind: "history", hide, calls: await lastCalls(hide) }));
  }
  if (!client.hides.includes(hide)) throw new Error("outside");
  if (typeof text !== "string" || !text.trim() || text.length > 280) throw new Error("no text");
  const stored = await db.query(
    "INSERT INTO shouts (place, who, words, moment) VALUES ($1, $2, $3, $4) RETURNING *",
    [hide, client.name, text, new Date()],
  );
  const message = JSON.stringify({ ...toCall(stored.rows[0]), kind: "call" });
  for (const other of live.clients) if (other.hides.includes(hide) && other.readyState === 1) other.send(message);
}

server.listen(process.env.PORT);
process.on("SIGTERM", () => {
  for (const client of live.clients) client.close(1001);
  server.close(() => process.exit(0));
});
