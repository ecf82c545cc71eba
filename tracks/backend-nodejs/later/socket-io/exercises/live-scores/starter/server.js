import { createServer } from "node:http";
import { Server } from "socket.io";
import { reporterOf } from "./reporters.js";

const matches = new Map([
  ["bra-jpn", { home: 0, guest: 0 }],
  ["ken-fin", { home: 0, guest: 0 }],
  ["usa-ind", { home: 0, guest: 0 }],
]);

const scoreOf = ({ home, guest }) => `${home}:${guest}`;

const server = createServer();
const io = new Server(server);

server.listen(process.env.PORT);
