import { createServer } from "node:http";
import { Server } from "socket.io";
import { z } from "zod";
import { addMessage, isMember, messagesAfter, nameOf, ownerOf, removeMember } from "./store.js";

const server = createServer();
const io = new Server(server);

io.use((socket, next) => {
  const name = nameOf(socket.handshake.auth.token);
  if (name === undefined) return next(new Error("not logged in"));
  socket.data.name = name;
  next();
});

const Text = z.string().min(1);
const Enter = z.object({ room: Text, after: z.int().min(0) });
const Say = z.object({ room: Text, key: Text, text: Text });
const Remove = z.object({ room: Text, name: Text });

/** Listens for an event. The result of `work`, or its error, becomes the acknowledgement. */
function handle(socket, event, schema, work) {
  socket.on(event, async (data, done) => {
    let reply;
    try {
      reply = { ok: true, ...(await work(schema.parse(data))) };
    } catch (error) {
      reply = { ok: false, error: error.message };
    }
    if (typeof done === "function") done(reply);
  });
}

io.on("connection", (socket) => {
  const { name } = socket.data;
  socket.join(`person:${name}`);

  async function ensureMember(room) {
    if (!(await isMember(room, name))) throw new Error("you are not a member of this room");
  }

  handle(socket, "enter", Enter, async ({ room, after }) => {
    await ensureMember(room);
    await socket.join(room);
    return { messages: await messagesAfter(room, after) };
  });

  handle(socket, "say", Say, async ({ room, key, text }) => {
    await ensureMember(room);
    const { message, isNew } = await addMessage({ room, from: name, key, text });
    if (isNew) io.to(room).emit("said", message);
    return {};
  });

  handle(socket, "remove", Remove, async ({ room, name: other }) => {
    if ((await ownerOf(room)) !== name) throw new Error("only the owner may remove somebody");
    await removeMember(room, other);
    io.in(`person:${other}`).socketsLeave(room);
  });
});

server.listen(process.env.PORT);
