import { WebSocketServer } from "ws";
import { readMessage } from "./messages.js";
import { nameOf } from "./watchers.js";

const ORIGIN = "https://lake.example";
const MAX_BYTES = 4096;

/** All connections of the lake. */
export function createLive(server) {
  const sockets = new WebSocketServer({ noServer: true, maxPayload: MAX_BYTES });
  const names = new Map(); // of each connection

  server.on("upgrade", (req, socket, head) => {
    socket.on("error", console.error);
    const name = nameOf(req.headers.cookie);
    const refusal = refusalOf(req, name);
    if (refusal !== null) return socket.end(`HTTP/1.1 ${refusal}\r\nConnection: close\r\n\r\n`);
    sockets.handleUpgrade(req, socket, head, (client) => welcome(client, name));
  });

  function welcome(client, name) {
    names.set(client, name);
    client.on("close", () => names.delete(client));
    client.on("error", (error) => console.error(`${name}: ${error.message}`));
    client.on("message", (data) => {
      const message = readMessage(String(data));
      if (message === null) return send(client, { kind: "error", message: "We do not understand this." });
      for (const other of names.keys()) send(other, { kind: "call", from: name, text: message.text });
    });
  }

  return {
    /** Each watcher who is connected, once. */
    names: () => [...names.values()].sort(),
    close() {
      for (const client of names.keys()) client.close(1001);
    },
  };
}

function refusalOf({ url, headers }, name) {
  if (url.split("?")[0] !== "/live") return "404 Not Found";
  if (headers.origin !== ORIGIN) return "403 Forbidden";
  return name === undefined ? "401 Unauthorized" : null;
}

function send(client, message) {
  if (client.readyState === client.OPEN) client.send(JSON.stringify(message));
}
