import crypto from "node:crypto";
import cookieParser from "cookie-parser";
import express from "express";
import * as members from "./members.js";

const SESSION_MS = Number(process.env.SESSION_MS ?? 3_600_000);

class Sessions {
  #names = {};

  open(name) {
    const id = crypto.randomBytes(20).toString("hex");
    this.#names[id] = name;
    setTimeout(() => this.close(id), SESSION_MS).unref();
    return id;
  }

  close(id) {
    if (this.nameOf(id)) delete this.#names[id];
  }

  nameOf(id) {
    return Object.hasOwn(this.#names, String(id)) ? this.#names[id] : null;
  }
}

const sessions = new Sessions();
const app = express();
app.use(cookieParser(), express.json());

app.post("/login", (req, res, next) => {
  const { name, password } = req.body;
  members
    .passwordMatches(name, password)
    .then((isRight) => {
      if (!isRight) return res.sendStatus(401);
      res.setHeader("Set-Cookie", `sid=${sessions.open(name)}; SameSite=Strict; Path=/; httponly`);
      res.status(204).end();
    })
    .catch(next);
});

app.get("/me", ({ cookies }, res) => {
  const name = sessions.nameOf(cookies.sid);
  return name ? res.json({ name }) : res.status(401).send("Who are you?");
});

app.post("/logout", ({ cookies }, res) => {
  sessions.close(cookies.sid);
  res.status(204).end();
});

app.listen(process.env.PORT);
