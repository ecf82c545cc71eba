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

server.listen(process.env.PORT);
