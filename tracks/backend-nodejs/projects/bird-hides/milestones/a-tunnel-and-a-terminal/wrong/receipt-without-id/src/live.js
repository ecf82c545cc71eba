import { WebSocketServer } from "ws";
import { createFeed } from "./feed.js";
import { readMessage } from "./messages.js";
import { mayKnow, nameOf } from "./watchers.js";

const ORIGIN = "https://lake.example";
const MAX_BYTES = 4096;

/** All connections of the lake. */
export function createLive({ server, calls }) {
  const sockets = new WebSocketServer({ noServer: true, maxPayload: MAX_BYTES });
  const names = new Map(); // of each connection
  const feed = createFeed(calls, (client, call) => send(client, { kind: "call", ...call }));

  server.on("upgrade", (req, socket, head) => {
    socket.on("error", console.error);
    const name = nameOf(req.headers.cookie);
    const refusal = refusalOf(req, name);
    if (refusal !== null) return socket.end(`HTTP/1.1 ${refusal}\r\nConnection: close\r\n\r\n`);
    sockets.handleUpgrade(req, socket, head, (client) => welcome(client, name));
  });

  function welcome(client, name) {
    names.set(client, name);
    client.on("close", () => {
      names.delete(client);
      feed.forget(client);
    });
    client.on("error", (error) => console.error(`${name}: ${error.message}`));
    let work = Promise.resolve();
    client.on("message", (data) => {
      // One after the other, so that a call after an entry finds its sender in the hide.
      work = work.then(() => answer(client, name, String(data)));
    });
  }

  async function answer(client, name, text) {
    const message = readMessage(text);
    if (message === null) return fail(client, "We do not understand this.");
    try {
      await handlers[message.kind](client, name, message);
    } catch (error) {
      console.error(error);
      fail(client, "This did not work.");
    }
  }

  const handlers = {
    async enter(client, name, { hide, after }) {
      if (!mayKnow(name, hide)) return fail(client, "This hide is a secret.");
      const last = await calls.last(hide);
      const history = after === undefined ? last : await calls.after(hide, after);
      if (client.readyState !== client.OPEN) return;
      send(client, { kind: "history", hide, calls: history });
      feed.sit(client, hide, (history.at(-1) ?? last.at(-1))?.id ?? 0);
    },

    async call(client, name, { hide, text, key }) {
      if (!feed.has(client, hide)) return fail(client, "You are not in this hide.");
      const { id } = await calls.add({ hide, from: name, text, key });
      if (key !== undefined) send(client, { kind: "stored", key });
      feed.look();
    },

    leave(client, name, { hide }) {
      feed.leave(client, hide);
      send(client, { kind: "left", hide });
    },
  };

  return {
    /** Each watcher who is connected, once. */
    names: () => [...new Set(names.values())].sort(),
    close() {
      feed.close();
      for (const client of names.keys()) client.close(1001);
    },
  };
}

function refusalOf({ url, headers }, name) {
  if (url.split("?")[0] !== "/live") return "404 Not Found";
  if (headers.origin !== ORIGIN) return "403 Forbidden";
  return name === undefined ? "401 Unauthorized" : null;
}

function fail(client, message) {
  send(client, { kind: "error", message });
}

function send(client, message) {
  if (client.readyState === client.OPEN) client.send(JSON.stringify(message));
}
