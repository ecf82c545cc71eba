import { createRequire } from "node:module";
import express from "express";
import { freeTables } from "./tables.js";

const require = createRequire(import.meta.url);

class Service {
  constructor({ PORT, COMMIT }) {
    this.port = Number(PORT) || 3000;
    this.commit = COMMIT ? COMMIT : "unknown";
    this.app = express();
    this.app.get("/tables", (req, res) => res.json(freeTables(Number(req.query.guests ?? 1))));
    this.app.get("/version", this.version.bind(this));
  }

  version(_req, res) {
    res.status(200).json({ commit: this.commit, version: require("../package.json").version });
  }

  start() {
    this.app.listen({ port: this.port }, () => console.log("up"));
  }
}

new Service(process.env).start();
