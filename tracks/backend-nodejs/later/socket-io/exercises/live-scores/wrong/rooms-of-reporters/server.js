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
const reporters = io.of("/reporters");

function reply(done, answer) {
  if (typeof done === "function") done(answer);
}

async function tellWatchers(match) {
  const watchers = await io.in(match).fetchSockets();
  io.to(match).emit("watchers", { match, count: watchers.length });
}

io.on("connection", (socket) => {
  const watched = new Set();

  socket.on("watch", (match, done) => {
    if (!matches.has(match)) return reply(done, { ok: false, error: "no such match" });
    reply(done, { ok: true, score: scoreOf(matches.get(match)) });
    if (watched.has(match)) return;
    watched.add(match);
    socket.join(match);
    tellWatchers(match);
  });

  socket.on("unwatch", (match, done) => {
    if (watched.delete(match)) {
      socket.leave(match);
      tellWatchers(match);
    }
    reply(done, { ok: true });
  });

  socket.on("disconnect", () => {
    for (const match of watched) tellWatchers(match);
  });
});

reporters.use((socket, next) => {
  const name = reporterOf(socket.handshake.auth.token);
  next(name === undefined ? new Error("not a reporter") : undefined);
});

reporters.on("connection", (socket) => {
  socket.on("goal", (goal, done) => {
    const { match, team } = goal ?? {};
    const teams = matches.get(match);
    if (!teams || !["home", "guest"].includes(team)) return reply(done, { ok: false, error: "not a goal" });
    teams[team] += 1;
    reporters.to(match).emit("goal", { match, score: scoreOf(teams) });
    reply(done, { ok: true, score: scoreOf(teams) });
  });
});

server.listen(process.env.PORT);
