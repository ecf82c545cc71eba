import { WebSocketServer } from "ws";
import { readMessage } from "./messages.js";
import { mayKnow, nameOf } from "./watchers.js";

const ORIGIN = "https://lake.example";
const MAX_BYTES = 4096;

/** All connections of the lake. */
export function createLive({ server, calls }) {
  const sockets = new WebSocketServer({ noServer: true, maxPayload: MAX_BYTES });
  const names = new Map(); // of each connection
  const rooms = new Map(); // of each hide, the connections in it

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
      for (const room of rooms.values()) room.delete(client);
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
    async enter(client, name, { hide }) {
      if (!mayKnow(name, hide)) return fail(client, "This hide is a secret.");
      // First in, then read: a call that is stored in between may come twice, and never gets lost.
      roomOf(hide).add(client);
      send(client, { kind: "history", hide, calls: await calls.last(hide) });
    },

    async call(client, name, { hide, text }) {
      if (!roomOf(hide).has(client)) return fail(client, "You are not in this hide.");
      const call = await calls.add({ hide, from: name, text });
      for (const other of roomOf(hide)) send(other, { kind: "call", ...call });
    },

    leave(client, name, { hide }) {
      roomOf(hide).delete(client);
      send(client, { kind: "left", hide });
    },
  };

  function roomOf(hide) {
    if (!rooms.has(hide)) rooms.set(hide, newRoom());
    return rooms.get(hide);
  }

  /** A list of connections. */
  function newRoom() {
    const list = [];
    return {
      add: (client) => list.push(client),
      has: (client) => list.includes(client),
      delete(client) {
        while (list.includes(client)) list.splice(list.indexOf(client), 1);
      },
      [Symbol.iterator]: () => list[Symbol.iterator](),
    };
  }

  return {
    /** Each watcher who is connected, once. */
    names: () => [...new Set(names.values())].sort(),
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

function fail(client, message) {
  send(client, { kind: "error", message });
}

function send(client, message) {
  if (client.readyState === client.OPEN) client.send(JSON.stringify(message));
}
