const { createServer } = require("node:http");
const { Server } = require("socket.io");
const store = require("./store.js");

const server = createServer();
const io = new Server(server);
const inRoom = new Map();

io.use((socket, next) => {
  const name = store.nameOf(socket.handshake.auth.token);
  if (name === undefined) return next(new Error("not logged in"));
  socket.data.name = name;
  next();
});

const fail = (done, error) => {
  if (done) done({ ok: false, error: error.message || "not possible" });
};

io.on("connection", function (socket) {
  const name = socket.data.name;

  socket.on("enter", function (data, done) {
    const { room, after } = Object(data);
    if (!(Number.isInteger(after) && after >= 0)) return fail(done, new Error("after"));
    store.isMember(room, name)
      .then((yes) => {
        if (!yes) throw new Error("not a member");
        if (!inRoom.has(room)) inRoom.set(room, new Set());
        inRoom.get(room).add(socket);
        return store.messagesAfter(room, after);
      })
      .then((messages) => done && done({ ok: true, messages }))
      .catch((error) => fail(done, error));
  });

  socket.on("say", function (data, done) {
    const { room, key, text } = Object(data);
    if (typeof key !== "string" || typeof text !== "string" || key === "" || text === "")
      return fail(done, new Error("key, text"));
    store.isMember(room, name)
      .then((yes) => {
        if (!yes) throw new Error("not a member");
        return store.addMessage({ room, from: name, key, text });
      })
      .then(({ message, isNew }) => {
        if (isNew) for (const other of inRoom.get(room) || []) other.emit("said", message);
        if (done) done({ ok: true, id: message.id });
      })
      .catch((error) => fail(done, error));
  });

  socket.on("remove", async function (data, done) {
    try {
      const owner = await store.ownerOf(data.room);
      if (owner !== name || typeof data.name !== "string" || data.name === "") throw new Error("not the owner");
      await store.removeMember(data.room, data.name);
      for (const other of inRoom.get(data.room) || [])
        if (other.data.name === data.name) inRoom.get(data.room).delete(other);
      if (done) done({ ok: true });
    } catch (error) {
      fail(done, error);
    }
  });

  socket.on("disconnect", () => inRoom.forEach((sockets) => sockets.delete(socket)));
});

server.listen(process.env.PORT);
