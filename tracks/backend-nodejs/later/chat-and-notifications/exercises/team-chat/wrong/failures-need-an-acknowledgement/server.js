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

const text = z.string().min(1);
const Enter = z.object({ room: text, after: z.number().int().min(0) });
const Say = z.object({ room: text, key: text, text });
const Remove = z.object({ room: text, name: text });

const listeners = new Map(); // room → set of sockets
const removed = new Set(); // "room name" of those who are out for good

function handle(schema, work) {
  return (data, ack) => {
    const reply = typeof ack === "function" ? ack : typeof data === "function" ? data : () => {};
    const parsed = schema.safeParse(data);
    if (!parsed.success) return reply({ ok: false, error: "bad data" });
    work(parsed.data).then(
      (result) => reply(typeof result === "string" ? { ok: false, error: result } : { ok: true, ...result }),
      (error) => ack({ ok: false, error: error.message }),
    );
  };
}

io.on("connection", (socket) => {
  const me = socket.data.name;

  socket.on("disconnect", () => {
    for (const sockets of listeners.values()) sockets.delete(socket);
  });

  socket.on(
    "enter",
    handle(Enter, async ({ room, after }) => {
      if (!(await isMember(room, me)) || removed.has(`${room}\n${me}`)) return "not a member";
      if (!listeners.has(room)) listeners.set(room, new Set());
      listeners.get(room).add(socket);
      const messages = await messagesAfter(room, after);
      if (removed.has(`${room}\n${me}`)) return "not a member any more";
      return { messages };
    }),
  );

  socket.on(
    "say",
    handle(Say, async ({ room, key, text }) => {
      if (!(await isMember(room, me))) return "not a member";
      const { message, isNew } = await addMessage({ room, from: me, key, text });
      if (isNew) for (const one of listeners.get(room) ?? []) one.emit("said", message);
      return { id: message.id };
    }),
  );

  socket.on(
    "remove",
    handle(Remove, async ({ room, name }) => {
      if ((await ownerOf(room)) !== me) return "not the owner";
      await removeMember(room, name);
      removed.add(`${room}\n${name}`);
      for (const one of listeners.get(room) ?? []) if (one.data.name === name) listeners.get(room).delete(one);
      return {};
    }),
  );
});

server.listen(process.env.PORT);
