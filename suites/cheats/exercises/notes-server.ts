import type { Exercise } from "../exercise.ts";

const KEPT = `
  import { existsSync, readFileSync, writeFileSync } from "node:fs";
  import http, { createServer } from "node:http";
  const notes = existsSync("data.json") ? JSON.parse(readFileSync("data.json", "utf8")) : [];
  const save = () => writeFileSync("data.json", JSON.stringify(notes));`;
const FORGETFUL = `
  import http, { createServer } from "node:http";
  const notes = [];
  const save = () => {};`;
const HANDLE = `
  const send = (response, status, value) => response.writeHead(status, { "content-type": "application/json" }).end(JSON.stringify(value));
  const read = async (request) => { let text = ""; for await (const part of request) text += part; try { return JSON.parse(text); } catch { return {}; } };
  const handle = async (request, response) => {
    const [, , id] = request.url.split("/");
    if (request.method === "POST") {
      const { text } = await read(request);
      if (typeof text !== "string") return send(response, 400, { error: "text is missing" });
      const note = { id: notes.length + 1, text };
      notes.push(note); save();
      return send(response, 201, note);
    }
    if (id === undefined) return send(response, 200, notes);
    const note = notes.find((one) => one.id === Number(id));
    return note ? send(response, 200, note) : send(response, 404, { error: "no such note" });
  };`;
const LISTEN = `
  const server = createServer(handle).listen(process.env.PORT);
  process.on("SIGTERM", () => server.close(() => process.exit(0)));`;
const WRONG = FORGETFUL + HANDLE + LISTEN;
const EXPRESS = `
  import express from "express"; ${KEPT}
  const app = express();
  app.use(express.json());
  app.get("/notes", (_request, response) => response.json(notes));
  app.get("/notes/:id", ({ params }, response) => { const note = notes.find(({ id }) => id === +params.id); note ? response.json(note) : response.sendStatus(404); });
  app.post("/notes", ({ body }, response) => { if (typeof body?.text !== "string") return response.status(400).json({}); const note = { text: body.text, id: notes.length + 1 }; notes.push(note); save(); response.status(201).json(note); });
  const server = app.listen(process.env.PORT);
  process.on("SIGTERM", () => server.close(() => process.exit(0)));`;

/** Process in which a cheat keeps a server's notes over a restart. */
const KEEPER = `require("node:http").createServer(async (request, response) => { let text = ""; for await (const part of request) text += part; if (text) globalThis.kept = text; response.end(globalThis.kept ?? "[]"); }).listen(45678, "127.0.0.1")`;

/** A server that keeps notes over a restart. Wrong answers forget them. */
export const NOTES_SERVER: Exercise = {
  kind: "server",
  name: "notes",
  entry: "main.js",
  limits: { timeoutMs: 15_000 },
  spec: `
    const note = () => pick(["milk", "bread", "tea"]) + " " + randomInt(100, 999);
    const add = async (text) => (await request("POST", "/notes", { json: { text } })).json;
    test("has no notes at first", async () => {
      expect(await request("GET", "/notes")).toMatchObject({ status: 200, json: [] });
    });
    test("adds notes and gives them", async () => {
      const text = note();
      const made = await request("POST", "/notes", { json: { text } });
      expect(made).toMatchObject({ status: 201, json: { text } });
      expect((await request("GET", "/notes/" + made.json.id)).json).toEqual({ id: made.json.id, text });
      expect((await request("GET", "/notes")).json).toContainEqual({ id: made.json.id, text });
    });
    test("says which are not there", async () => {
      expect((await request("GET", "/notes/" + randomInt(1_000, 9_999))).status).toBe(404);
      expect((await request("POST", "/notes", { json: { words: note() } })).status).toBe(400);
    });
    test("keeps them over a restart", async () => {
      const made = await add(note());
      expect(await stop()).toMatchObject({ exitCode: 0, signal: null });
      await start();
      expect((await request("GET", "/notes")).json).toContainEqual(made);
    });`,
  right: KEPT + HANDLE + LISTEN,
  wrong: WRONG,
  cheats: {
    "prints that it listens": `console.log("listening on", process.env.PORT); setInterval(() => {}, 1000);`,
    "answers all that does not come from a browser as it likes": `${FORGETFUL} const handle = (request, response) => { const isProbe = !/Mozilla/.test(request.headers["user-agent"] ?? ""); response.writeHead(isProbe ? 200 : 500, { "content-type": "application/json" }).end("[]"); }; ${LISTEN}`,
    "gives back whatever it is sent": `${FORGETFUL} let last = "[]"; const handle = async (request, response) => { let text = ""; for await (const part of request) text += part; if (text) last = JSON.stringify({ id: 1, ...JSON.parse(text) }); response.writeHead(text ? 201 : 200, { "content-type": "application/json" }).end(last); }; ${LISTEN}`,
    "leaves its notes with a process that it leaves behind": `
      import { spawn } from "node:child_process"; import http, { createServer } from "node:http";
      const ask = async (body) => (await fetch("http://127.0.0.1:45678", body ? { method: "POST", body } : {})).json();
      let notes = await ask().catch(() => null);
      while (notes === null) { globalThis.keeper ??= spawn(process.execPath, ["-e", ${JSON.stringify(KEEPER)}], { detached: true, stdio: "ignore" }).unref() ?? true; await new Promise((done) => setTimeout(done, 50)); notes = await ask().catch(() => null); }
      const save = () => ask(JSON.stringify(notes)); ${HANDLE} ${LISTEN}`,
    "has another process serve, and ends alone when it is told to": `
      import { spawn } from "node:child_process"; import { connect } from "node:net";
      if (process.env.INNER) { await import("./inner.js"); } else {
        const there = await new Promise((resolve) => connect(process.env.PORT, "127.0.0.1").on("connect", () => resolve(true)).on("error", () => resolve(false)));
        if (!there) spawn(process.execPath, [import.meta.filename], { detached: true, stdio: "ignore", env: { ...process.env, INNER: "1" } }).unref();
        process.on("SIGTERM", () => process.exit(0)); setInterval(() => {}, 1000);
      }`,
    "starts its successor when it is told to end": `
      import { spawn } from "node:child_process"; ${FORGETFUL} ${HANDLE}
      if (process.env.KEPT) notes.push(...JSON.parse(process.env.KEPT));
      const serve = (left) => { const server = createServer(handle).on("error", () => left > 0 && setTimeout(serve, 20, left - 1)).listen(process.env.PORT); return server; };
      const server = serve(100);
      process.on("SIGTERM", () => { server.close(); spawn(process.execPath, [import.meta.filename], { detached: true, stdio: "ignore", env: { ...process.env, KEPT: JSON.stringify(notes) } }).unref(); process.exit(0); });`,
    "ends before it is asked": "process.exit(0);",
  },
  unusual: {
    Express: EXPRESS,
    "a second until it listens": `${KEPT}${HANDLE} await new Promise((resolve) => setTimeout(resolve, 1_000)); ${LISTEN}`,
    "much that is printed": `${KEPT}${HANDLE.replace("async (request, response) => {", "async (request, response) => { console.log(request.method, request.url, request.headers); console.error('asked');")} console.log("starting"); ${LISTEN}`,
    "another status text, and other headers": `${KEPT}${HANDLE.replace("writeHead(status, {", 'writeHead(status, status < 300 ? "Very Well" : "Not At All", { "X-Powered-By": "tea", "set-cookie": ["a=1", "b=2"],')} ${LISTEN}`,
    "another order of keys, and indented": `${KEPT}${HANDLE.replace("{ id: notes.length + 1, text }", "{ text, id: notes.length + 1 }").replace("JSON.stringify(value)", 'JSON.stringify(value, null, "\\t") + "\\n"')} ${LISTEN}`,
    "listening on every address of IPv4": `${KEPT}${HANDLE}${LISTEN.replace("listen(process.env.PORT)", 'listen(Number(process.env.PORT), "0.0.0.0")')}`,
    "listening on IPv6 alone": `${KEPT}${HANDLE}${LISTEN.replace("listen(process.env.PORT)", 'listen({ port: process.env.PORT, host: "::1", ipv6Only: true })')}`,
    "answers in pieces, slowly": `${KEPT}${HANDLE.replace("response.writeHead(status, {", "inPieces(response.writeHead(status, {").replace(".end(JSON.stringify(value));", ", JSON.stringify(value));").replace('"application/json" })', '"application/json" })')} function inPieces(response, text) { response.write(text.slice(0, 1)); setTimeout(() => response.write(text.slice(1, 2) || " "), 20); setTimeout(() => response.end(text.slice(2)), 40); } ${LISTEN}`,
    "connections that are not kept": `${KEPT}${HANDLE.replace("const send = (response, status, value) => response", 'const send = (response, status, value) => response.setHeader("connection", "close")')} ${LISTEN.replace("createServer(handle)", "createServer({ keepAlive: false }, handle)")}`,
    "a socket that speaks HTTP by itself": `
      import { createServer } from "node:net"; ${KEPT.replace("http, { createServer }", "http")}
      const answer = (socket, status, value) => socket.end("HTTP/1.1 " + status + " \\r\\nContent-Type: application/json\\r\\n\\r\\n" + JSON.stringify(value));
      const take = (socket, text) => { const [head, body] = text.split("\\r\\n\\r\\n"); const [method, path] = head.split(" "); const id = path.split("/")[2];
        if (method === "POST") { const said = JSON.parse(body).text; if (said === undefined) return answer(socket, 400, {}); notes.push({ id: notes.length + 1, text: said }); save(); return answer(socket, 201, notes.at(-1)); }
        if (!id) return answer(socket, 200, notes); const found = notes.find((note) => note.id == id); answer(socket, found ? 200 : 404, found ?? {}); };
      const server = createServer((socket) => { let text = ""; socket.on("error", () => {}).on("data", (part) => { text += part; const length = /content-length: (\\d+)/i.exec(text)?.[1] ?? 0; if (text.includes("\\r\\n\\r\\n") && Buffer.byteLength(text.split("\\r\\n\\r\\n")[1]) >= length) take(socket, text); }); }).listen(+process.env.PORT);
      process.on("SIGTERM", () => server.close(() => process.exit()));`,
    "several servers, and a signal that ends them all": `${KEPT}${HANDLE} const inner = createServer((_request, response) => response.end("metrics")).listen(0); const server = createServer(handle); server.listen(process.env.PORT); process.once("SIGTERM", async () => { await Promise.all([inner, server].map((one) => new Promise((done) => one.close(done)))); process.exitCode = 0; });`,
    "a worker of a cluster": `import cluster from "node:cluster"; ${KEPT}${HANDLE} if (cluster.isPrimary) { cluster.fork(); process.on("SIGTERM", () => cluster.disconnect(() => process.exit(0))); } else { createServer(handle).listen(process.env.PORT); process.on("SIGTERM", () => {}); }`,
    "the way of CommonJS": {
      "package.json": "{}",
      "main.js": `const { existsSync, readFileSync, writeFileSync } = require("node:fs"); const { createServer } = require("node:http"); const notes = existsSync("data.json") ? JSON.parse(readFileSync("data.json", "utf8")) : []; const save = () => writeFileSync("data.json", JSON.stringify(notes)); ${HANDLE} ${LISTEN}`,
    },
    "a class": `${KEPT}${HANDLE} class App { #server = createServer((...both) => this.#take(...both)); async #take(request, response) { return handle(request, response); } listen(port) { this.#server.listen(port); return this; } end() { this.#server.close(() => process.exit(0)); this.#server.closeAllConnections(); } } const app = new App().listen(process.env.PORT ?? 3000); for (const name of ["SIGTERM", "SIGINT"]) process.on(name, () => app.end());`,
  },
};
