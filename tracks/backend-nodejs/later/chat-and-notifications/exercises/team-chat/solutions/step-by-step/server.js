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

const isText = (value) => typeof value === "string" && value !== "";

async function enter(socket, { room, after }) {
  if (!isText(room) || !Number.isInteger(after) || after < 0) return { ok: false, error: "bad data" };
  if (!(await isMember(room, socket.data.name))) return { ok: false, error: "not a member" };
  socket.join(room);
  const messages = await messagesAfter(room, after);
  return { ok: true, messages };
}

async function say(socket, { room, key, text }) {
  if (![room, key, text].every(isText)) return { ok: false, error: "bad data" };
  const from = socket.data.name;
  if (!(await isMember(room, from))) return { ok: false, error: "not a member" };
  const { message, isNew } = await addMessage({ room, from, key, text });
  if (isNew) io.to(room).emit("said", message);
  return { ok: true, id: message.id };
}

async function remove(socket, { room, name }) {
  if (!isText(room) || !isText(name)) return { ok: false, error: "bad data" };
  if ((await ownerOf(room)) !== socket.data.name) return { ok: false, error: "not the owner" };
  await removeMember(room, name);
  for (const other of await io.in(room).fetchSockets()) if (other.data.name === name) other.leave(room);
  return { ok: true };
}

io.on("connection", (socket) => {
  for (const [event, handler] of Object.entries({ enter, say, remove })) {
    socket.on(event, async (data, done) => {
      const answer = await handler(socket, data ?? {}).catch(({ message }) => ({ ok: false, error: message }));
      if (typeof done === "function") done(answer);
    });
  }
});

server.listen(process.env.PORT);
