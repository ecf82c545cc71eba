import { createServer } from "node:http";
import { Server } from "socket.io";
import { reporterOf } from "./reporters.js";

class Match {
  #home = 0;
  #guest = 0;
  constructor(io, id) {
    this.io = io;
    this.id = id;
  }
  get score() {
    return `${this.#home}:${this.#guest}`;
  }
  goal(team) {
    if (team === "home") this.#home += 1;
    if (team === "guest") this.#guest += 1;
    this.io.to(this.id).emit("goal", { match: this.id, score: this.score });
  }
  tell() {
    const count = this.io.sockets.adapter.rooms.get(this.id)?.size ?? 0;
    this.io.to(this.id).emit("watchers", { count, match: this.id });
  }
}

const server = createServer();
const io = new Server(server);
const matches = new Map(["bra-jpn", "ken-fin", "usa-ind"].map((id) => [id, new Match(io, id)]));

io.on("connection", (socket) => {
  socket.on("watch", (id, done = () => {}) => {
    const match = matches.get(id);
    if (match === undefined) {
      done({ ok: false, error: `There is no match ${id}.` });
      return;
    }
    const isNew = !socket.rooms.has(id);
    socket.join(id);
    if (isNew) match.tell();
    done({ ok: true, score: match.score });
  });
  socket.on("unwatch", (id, done = () => {}) => {
    const wasIn = matches.has(id) && socket.rooms.has(id);
    if (wasIn) socket.leave(id);
    if (wasIn) matches.get(id).tell();
    done({ ok: true });
  });
  socket.on("disconnecting", () => {
    const watched = [...socket.rooms].filter((id) => matches.has(id));
    socket.once("disconnect", () => watched.forEach((id) => matches.get(id).tell()));
  });
});

io.of("/reporters").use((socket, next) => {
  const error = reporterOf(socket.handshake.auth.token) ? null : new Error("not a reporter");
  if (error) return next(error);
  socket.on("goal", (goal, done) => {
    const match = matches.get(goal?.match);
    const isGoal = match !== undefined && (goal.team === "home" || goal.team === "guest");
    if (isGoal) match.goal(goal.team);
    if (typeof done === "function") done(isGoal ? { ok: true, score: match.score } : { ok: false, error: "not a goal" });
  });
  next();
});

server.listen(process.env.PORT);
