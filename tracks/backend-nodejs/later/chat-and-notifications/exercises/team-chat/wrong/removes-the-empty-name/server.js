import { createServer } from "node:http";
import { Server } from "socket.io";
import { addMessage, isMember, messagesAfter, nameOf, ownerOf, removeMember } from "./store.js";

const server = createServer();
const io = new Server(server);

io.use((socket, next) => {
  const name = nameOf(socket.handshake.auth.token);
  if (name === undefined) return next(new Error("not logged in"));
  socket.data.name = name;
  next();
});

const isText = (value) => typeof value === "string" && value.length > 0;
const isCount = (value) => Number.isInteger(value) && value >= 0;
const channelOf = (room) => `room:${room}`;
const personOf = (name) => `person:${name}`;

class Refused extends Error {}
function demand(condition, words) {
  if (!condition) throw new Refused(words);
}

const events = {
  async enter(socket, { room, after }) {
    demand(isText(room) && isCount(after), "bad data");
    const { name } = socket.data;
    demand(await isMember(room, name), "not a member");
    socket.join(channelOf(room));
    try {
      const messages = await messagesAfter(room, after);
      demand(await isMember(room, name), "not a member");
      return { messages };
    } catch (error) {
      socket.leave(channelOf(room));
      throw error;
    }
  },

  async say(socket, { room, key, text }) {
    demand(isText(room) && isText(key) && isText(text), "bad data");
    demand(await isMember(room, socket.data.name), "not a member");
    const { message, isNew } = await addMessage({ room, from: socket.data.name, key, text });
    if (isNew) io.to(channelOf(room)).emit("said", message);
    return { id: message.id };
  },

  async remove(socket, { room, name }) {
    demand(isText(room) && typeof name === "string", "bad data");
    demand((await ownerOf(room)) === socket.data.name, "not the owner");
    await removeMember(room, name);
    io.in(personOf(name)).socketsLeave(channelOf(room));
    return {};
  },
};

io.on("connection", (socket) => {
  socket.join(personOf(socket.data.name));
  for (const [event, run] of Object.entries(events)) {
    socket.on(event, async (...args) => {
      const acknowledge = typeof args.at(-1) === "function" ? args.pop() : () => {};
      try {
        acknowledge({ ok: true, ...(await run(socket, args[0] ?? {})) });
      } catch (error) {
        acknowledge({ ok: false, error: error instanceof Refused ? error.message : "it failed" });
      }
    });
  }
});

server.listen(process.env.PORT);
