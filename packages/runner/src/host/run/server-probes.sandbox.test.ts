import { describe, expect, test } from "vitest";
import { firstFailure, spec, testRunner } from "../../testing/runner.ts";

const { run } = await testRunner();

function judge(source: string, body: string) {
  return run({
    kind: "server",
    files: { "main.js": source },
    spec: spec(`test("works", async () => {${body}});`),
  });
}

describe("a server's uploads, cookies and streams", () => {
  test("a form's fields and files arrive, also bytes", async () => {
    const source = `
      import express from "express";
      import multer from "multer";
      const upload = multer({ storage: multer.memoryStorage(), limits: { fileSize: 1000 } });
      const app = express();
      app.post("/files", upload.array("file", 3), (request, response) => response.json({
        title: request.body.title,
        files: request.files.map(({ originalname, mimetype, size, buffer }) => [originalname, mimetype, size, buffer.toString("hex")]),
      }));
      app.use((error, _request, response, _next) => response.status(413).json({ code: error.code }));
      app.listen(process.env.PORT);`;
    const body = `
      const one = { filename: "a.txt", type: "text/plain", content: "hi" };
      const two = { filename: "b.bin", type: "application/octet-stream", content: new Uint8Array([0, 255, 128]) };
      const answer = await request("POST", "/files", { form: { title: "Two", file: [one, two] } });
      expect(answer.json).toEqual({ title: "Two", files: [["a.txt", "text/plain", 2, "6869"], ["b.bin", "application/octet-stream", 3, "00ff80"]] });
      const big = await request("POST", "/files", { form: { file: { filename: "c", content: "x".repeat(2000) } } });
      expect([big.status, big.json]).toEqual([413, { code: "LIMIT_FILE_SIZE" }]);`;
    expect(await judge(source, body)).toMatchObject({ kind: "passed" });
  });

  test("a client keeps its cookies, another has its own, and an expired one is gone", async () => {
    const source = `
      import express from "express";
      import session from "express-session";
      const app = express();
      app.use(session({ secret: "s", resave: false, saveUninitialized: false }));
      app.get("/count", (request, response) => response.json({ count: (request.session.count = (request.session.count ?? 0) + 1) }));
      app.post("/out", (request, response) => response.clearCookie("connect.sid").end());
      app.listen(process.env.PORT);`;
    const body = `
      const [ada, bob] = [client(), client()];
      await ada.request("GET", "/count");
      expect((await ada.request("GET", "/count")).json).toEqual({ count: 2 });
      expect((await bob.request("GET", "/count")).json).toEqual({ count: 1 });
      expect(Object.keys(ada.cookies())).toEqual(["connect.sid"]);
      await ada.request("POST", "/out");
      expect(ada.cookies()).toEqual({});`;
    expect(await judge(source, body)).toMatchObject({ kind: "passed" });
  });

  test("a response that never ends is read as it arrives, and the server sees the client leave", async () => {
    const source = `
      import { createServer } from "node:http";
      createServer((request, response) => {
        if (request.url === "/end") return response.end("whole");
        response.writeHead(200, { "content-type": "text/event-stream" });
        let sent = 0;
        const timer = setInterval(() => response.write("data: " + (sent += 1) + "\\n\\n"), 20);
        request.on("close", () => { clearInterval(timer); console.log("left"); });
      }).listen(process.env.PORT);`;
    const body = `
      const events = await stream("GET", "/events", { forMs: 600 });
      expect(events.headers["content-type"]).toBe("text/event-stream");
      expect(events.text).toMatch(/^data: 1\\n\\ndata: 2\\n\\n/);
      expect(events.chunks.length).toBeGreaterThan(1);
      expect(events.complete).toBe(false);
      await wait(200);
      expect((await printed()).stdout).toBe("left\\n");
      expect(await stream("GET", "/end")).toMatchObject({ text: "whole", complete: true });`;
    expect(await judge(source, body)).toMatchObject({ kind: "passed" });
  });

  test("bytes that are not text come back as they were sent", async () => {
    const source = `import { createServer } from "node:http";
      createServer((_request, response) => response.end(Buffer.from([137, 80, 78, 71, 0, 255]))).listen(process.env.PORT);`;
    const body = `expect([...(await request("GET", "/")).bytes]).toEqual([137, 80, 78, 71, 0, 255]);`;
    expect(await judge(source, body)).toMatchObject({ kind: "passed" });
  });
});

describe("a server's sockets", () => {
  const chat = `
    import { createServer } from "node:http";
    import { WebSocketServer } from "ws";
    const server = createServer((_request, response) => response.writeHead(404).end());
    const sockets = new WebSocketServer({ noServer: true });
    server.on("upgrade", (request, socket, head) => {
      if (request.headers.authorization !== "Bearer ok") return socket.end("HTTP/1.1 401 Unauthorized\\r\\n\\r\\n");
      sockets.handleUpgrade(request, socket, head, (client) => {
        client.on("message", (data) => {
          if (String(data) === "bye") return client.close(4000, "you said so");
          for (const other of sockets.clients) if (other !== client) other.send(JSON.stringify({ said: String(data) }));
        });
        client.send("welcome");
      });
    });
    server.listen(process.env.PORT);`;

  test("WebSocket clients connect, exchange messages, and are closed", async () => {
    const body = `
      await expect(webSocket("/")).rejects.toMatchObject({ status: 401 });
      const headers = { authorization: "Bearer ok" };
      const [ada, bob] = await Promise.all([webSocket("/", { headers }), webSocket("/", { headers })]);
      expect([await ada.next(), await bob.next()]).toEqual(["welcome", "welcome"]);
      await ada.send("hello");
      expect(await bob.nextJson()).toEqual({ said: "hello" });
      expect(await ada.isQuiet(100)).toBe(true);
      await bob.send("bye");
      expect(await bob.closed()).toEqual({ code: 4000, reason: "you said so" });
      expect(await ada.close()).toMatchObject({ code: 1000 });`;
    expect(await judge(chat, body)).toMatchObject({ kind: "passed" });
  });

  test("a missing message fails with an explanation", async () => {
    const body = `
      const ada = await webSocket("/", { headers: { authorization: "Bearer ok" } });
      await ada.next();
      await ada.next({ withinMs: 50 });`;
    expect(firstFailure(await judge(chat, body))).toBe("WebSocket /: no message came in time.");
  });

  test("Socket.IO clients join rooms, get events and acknowledgements, and are refused", async () => {
    const source = `
      import { createServer } from "node:http";
      import { Server } from "socket.io";
      const server = createServer();
      const io = new Server(server);
      io.use((socket, next) => (socket.handshake.auth.token === "ok" ? next() : next(new Error("no token"))));
      io.on("connection", (socket) => {
        socket.on("join", async (room, done) => { await socket.join(room); done({ joined: room }); });
        socket.on("say", (room, text) => io.to(room).emit("said", text, { at: 1 }));
      });
      server.listen(process.env.PORT);`;
    const body = `
      await expect(socketIo("/")).rejects.toThrow("no token");
      const auth = { token: "ok" };
      const [ada, bob, eve] = await Promise.all([1, 2, 3].map(() => socketIo("/", { auth })));
      expect(await ada.emitWithAck("join", "tea")).toEqual({ joined: "tea" });
      await bob.emitWithAck("join", "tea");
      await ada.emit("say", "tea", "hello");
      expect(await bob.next("said")).toEqual(["hello", { at: 1 }]);
      expect(await eve.isQuiet("said", 100)).toBe(true);
      await ada.close();`;
    expect(await judge(source, body)).toMatchObject({ kind: "passed" });
  });
});
