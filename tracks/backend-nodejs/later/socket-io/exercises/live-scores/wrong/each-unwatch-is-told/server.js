import { createServer } from "node:http";
import { Server } from "socket.io";
import { reporterOf } from "./reporters.js";

const matches = new Map([
  ["bra-jpn", { home: 0, guest: 0 }],
  ["ken-fin", { home: 0, guest: 0 }],
  ["usa-ind", { home: 0, guest: 0 }],
]);

const scoreOf = ({ home, guest }) => `${home}:${guest}`;
const nothing = () => {};

const server = createServer();
const io = new Server(server, { serveClient: false });

function count(match) {
  return io.of("/").adapter.rooms.get(match)?.size ?? 0;
}

io.on("connection", (socket) => {
  socket.on("watch", (match, ack = nothing) => {
    if (typeof match === "function") return match({ ok: false, error: "which match?" });
    const found = matches.get(match);
    if (!found) return ack({ ok: false, error: `There is no match ${match}.` });
    ack({ ok: true, score: scoreOf(found) });
    if (socket.rooms.has(match)) return;
    socket.join(match);
    io.to(match).emit("watchers", { match, count: count(match) });
  });

  socket.on("unwatch", (match, ack = nothing) => {
    if (typeof match === "function") return match({ ok: true });
    if (matches.has(match)) {
      socket.leave(match);
      io.to(match).emit("watchers", { match, count: count(match) });
    }
    ack({ ok: true });
  });

  socket.on("disconnecting", () => {
    for (const room of socket.rooms) {
      if (matches.has(room)) socket.to(room).emit("watchers", { match: room, count: count(room) - 1 });
    }
  });
});

io.of("/reporters")
  .use((socket, next) => {
    if (reporterOf(socket.handshake.auth.token)) next();
    else next(new Error("not a reporter"));
  })
  .on("connection", (socket) => {
    socket.on("goal", (goal, ack = nothing) => {
      if (typeof goal === "function") return goal({ ok: false, error: "no goal" });
      try {
        const score = matches.get(goal.match);
        if (!["home", "guest"].includes(goal.team)) throw new Error("no team");
        score[goal.team]++;
        io.of("/").to(goal.match).emit("goal", { match: goal.match, score: scoreOf(score) });
        ack({ ok: true, score: scoreOf(score) });
      } catch (error) {
        ack({ ok: false, error: error.message });
      }
    });
  });

server.listen(process.env.PORT);
