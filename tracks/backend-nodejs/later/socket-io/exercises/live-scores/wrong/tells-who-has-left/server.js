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

const watchers = new Map([...matches.keys()].map((match) => [match, new Set()]));

function tellCount(match) {
  const sockets = watchers.get(match);
  for (const socket of sockets) socket.emit("watchers", { match, count: sockets.size });
}

/** Calls `run` with the first argument; its result goes to the acknowledgement, if there is one. */
const withAck = (run) => (...args) => {
  const ack = args.findLast((one) => typeof one === "function");
  const [data] = args;
  const result = run(typeof data === "function" ? undefined : data);
  ack?.(result);
};

io.on("connection", (socket) => {
  const stop = (match) => {
    const sockets = watchers.get(match);
    if (sockets?.has(socket)) {
      for (const one of sockets) one.emit("watchers", { match, count: sockets.size - 1 });
      sockets.delete(socket);
    }
  };

  socket.on(
    "watch",
    withAck((match) => {
      if (!matches.has(match)) return { ok: false, error: "unknown match" };
      const sockets = watchers.get(match);
      if (!sockets.has(socket)) {
        sockets.add(socket);
        tellCount(match);
      }
      return { ok: true, score: scoreOf(matches.get(match)) };
    }),
  );

  socket.on(
    "unwatch",
    withAck((match) => {
      stop(match);
      return { ok: true };
    }),
  );

  socket.on("disconnect", () => {
    for (const match of matches.keys()) stop(match);
  });
});

const reporters = io.of("/reporters");

reporters.use((socket, next) => {
  const name = reporterOf(socket.handshake.auth?.token);
  next(name === undefined ? new Error("not a reporter") : undefined);
});

reporters.on("connection", (socket) => {
  socket.on(
    "goal",
    withAck((data) => {
      const { match, team } = data ?? {};
      if (!matches.has(match) || (team !== "home" && team !== "guest")) return { ok: false, error: "no such goal" };
      const goals = matches.get(match);
      goals[team] += 1;
      const score = scoreOf(goals);
      for (const watcher of watchers.get(match)) watcher.emit("goal", { match, score });
      return { ok: true, score };
    }),
  );
});

server.listen(process.env.PORT);
