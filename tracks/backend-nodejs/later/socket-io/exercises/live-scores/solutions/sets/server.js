import { createServer } from "node:http";
import { Server } from "socket.io";
import { z } from "zod";
import { reporterOf } from "./reporters.js";

const matches = new Map([
  ["bra-jpn", { home: 0, guest: 0 }],
  ["ken-fin", { home: 0, guest: 0 }],
  ["usa-ind", { home: 0, guest: 0 }],
]);

const scoreOf = ({ home, guest }) => `${home}:${guest}`;

const server = createServer();
const io = new Server(server);

const Match = z.enum([...matches.keys()]);
const Goal = z.object({ match: Match, team: z.enum(["home", "guest"]) });

/** A handler that gets checked data, and whose result, or error, is the acknowledgement. */
const handler = (schema, work) => (data, done) => {
  const acknowledge = typeof done === "function" ? done : () => {};
  const { success, data: checked } = schema.safeParse(data);
  acknowledge(success ? { ok: true, ...work(checked) } : { ok: false, error: "Check what you send." });
};

const watching = (match) => io.of("/").adapter.rooms.get(match)?.size ?? 0;

io.on("connection", (socket) => {
  const watch = (match) => {
    if (!socket.rooms.has(match)) {
      socket.join(match);
      io.to(match).emit("watchers", { match, count: watching(match) });
    }
    return { score: scoreOf(matches.get(match)) };
  };
  const unwatch = (match) => {
    if (!matches.has(match) || !socket.rooms.has(match)) return;
    socket.leave(match);
    io.to(match).emit("watchers", { match, count: watching(match) });
  };
  socket.on("watch", handler(Match, watch));
  socket.on("unwatch", handler(z.unknown(), unwatch));
  socket.on("disconnecting", () => {
    for (const match of matches.keys())
      if (socket.rooms.has(match)) socket.to(match).emit("watchers", { match, count: watching(match) - 1 });
  });
});

const goal = ({ match, team }) => {
  matches.get(match)[team] += 1;
  const score = scoreOf(matches.get(match));
  io.to(match).emit("goal", { match, score });
  return { score };
};

io.of("/reporters")
  .use((socket, next) => {
    if (reporterOf(socket.handshake.auth.token)) next();
    else next(new Error("not a reporter"));
  })
  .on("connection", (socket) => {
    socket.on("goal", handler(Goal, goal));
  });

server.listen(process.env.PORT);
