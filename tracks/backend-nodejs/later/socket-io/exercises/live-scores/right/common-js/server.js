const { createServer } = require("node:http");
const { Server } = require("socket.io");
const { reporterOf } = require("./reporters.js");

const matches = new Map([
  ["bra-jpn", { home: 0, guest: 0 }],
  ["ken-fin", { home: 0, guest: 0 }],
  ["usa-ind", { home: 0, guest: 0 }],
]);
const watchers = { "bra-jpn": [], "ken-fin": [], "usa-ind": [] };

const server = createServer();
const io = new Server(server);

function change(match, list) {
  watchers[match] = list;
  for (const each of list) each.emit("watchers", { match: match, count: list.length });
}

io.on("connection", (socket) => {
  socket.on("watch", function (match, done) {
    const answer = matches.has(match)
      ? { ok: true, score: matches.get(match).home + ":" + matches.get(match).guest }
      : { ok: false, error: "unknown" };
    if (answer.ok && !watchers[match].includes(socket)) change(match, watchers[match].concat(socket));
    if (done instanceof Function) done(answer);
  });
  socket.on("unwatch", function (match, done) {
    if (matches.has(match) && watchers[match].includes(socket))
      change(match, watchers[match].filter((each) => each !== socket));
    done?.({ ok: true });
  });
  socket.on("disconnect", () => {
    for (const match of matches.keys())
      if (watchers[match].includes(socket)) change(match, watchers[match].filter((each) => each !== socket));
  });
});

const desk = io.of("/reporters");
desk.use((socket, next) => (reporterOf(socket.handshake.auth.token) ? next() : next(new Error("not a reporter"))));
desk.on("connection", (socket) => {
  socket.on("goal", (goal, done) => {
    let answer = { ok: false, error: "not a goal" };
    try {
      const teams = matches.get(goal.match);
      if (goal.team === "home") teams.home++;
      else if (goal.team === "guest") teams.guest++;
      else throw new Error("no such team");
      answer = { ok: true, score: teams.home + ":" + teams.guest };
      for (const each of watchers[goal.match]) each.emit("goal", { match: goal.match, score: answer.score });
    } catch (error) {
      answer.error = error.message;
    }
    if (done) done(answer);
  });
});

server.listen(process.env.PORT);
