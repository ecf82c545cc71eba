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

class Client {
  constructor(socket) {
    this.socket = socket;
    this.name = socket.data.name;
    for (const event of ["enter", "say", "remove"]) socket.on(event, (data, done) => this.receive(event, data, done));
  }
  async receive(event, data, done = () => {}) {
    try {
      if (typeof data !== "object" || data === null || typeof data.room !== "string") throw new Error("no room");
      const reply = await this[event](data);
      done({ ok: true, ...reply });
    } catch (error) {
      done({ ok: false, error: String(error) });
    }
  }
  async check(room) {
    const mayRead = await isMember(room, this.name);
    if (!mayRead) throw new Error("not a member");
  }
  async enter({ room, after }) {
    if (!Number.isInteger(after) || after < 0) throw new TypeError("after is a whole number");
    await this.check(room);
    await this.socket.join(room);
    const messages = await messagesAfter(room, after);
    return { messages };
  }
  async say({ room, key, text }) {
    for (const value of [key, text]) if (typeof value !== "string" || !value) throw new TypeError("no text");
    await this.check(room);
    const { isNew, message } = await addMessage({ room, key, text, from: this.name });
    if (isNew) io.in(room).emit("said", message);
    return { id: message.id };
  }
  async remove({ room, name }) {
    if (typeof name !== "string" || !name) throw new TypeError("no name");
    if (this.name !== (await ownerOf(room))) throw new Error("not the owner");
    await removeMember(room, name);
    for (const [, socket] of io.sockets.sockets) if (socket.data.name === name) socket.leave(room);
  }
}

io.on("connection", (socket) => new Client(socket));
server.listen(process.env.PORT);
