const http = require("node:http");
const { randomUUID } = require("node:crypto");
const express = require("express");
const { startServices } = require("./services.js");

const users = new Map([
  ["key-ines", "ines"],
  ["key-omar", "omar"],
  ["key-test", "test"],
  ["key-seen", "seen"],
  ["key-pair", "pair"],
  ["key-1", "no films"],
  ["key-2", "no bookings"],
  ["key-3", "late films"],
  ["key-4", "late bookings"],
  ["key-5", "odd bookings"],
]);

startServices().then((addresses) => {
  const app = express();
  const counts = {};

  app.use((req, res, next) => {
    req.trace = req.headers["x-request-id"] ? req.headers["x-request-id"] : randomUUID();
    res.setHeader("X-Request-Id", req.trace);
    req.user = users.get(req.headers["x-api-key"]);
    const isFilms = req.path === "/films" || req.path.startsWith("/films/");
    if (!req.user && !(isFilms && req.method === "GET")) return res.status(401).json({ detail: "key" });
    if (req.user) {
      const entry = (counts[req.user] ??= { from: Date.now(), n: 0 });
      if (Date.now() - entry.from >= 60000) {
        entry.from = Date.now();
        entry.n = 0;
      }
      entry.n++;
      if (entry.n > 20) {
        res.set("Retry-After", String(Math.max(1, Math.ceil((entry.from + 60000 - Date.now()) / 1000))));
        return res.status(429).json({ detail: "limit" });
      }
    }
    next();
  });

  function getJson(url, req) {
    const headers = { "x-request-id": req.trace, "x-user": req.user };
    return fetch(url, { headers, signal: AbortSignal.timeout(600) }).then((response) => {
      if (!response.ok) throw new Error("status " + response.status);
      return response.json();
    });
  }

  app.get("/home", (req, res) => {
    const films = getJson(addresses.films + "/films/top", req);
    const bookings = getJson(addresses.bookings + "/bookings/mine", req).catch(() => null);
    Promise.all([films, bookings]).then(
      ([filmList, bookingList]) => res.json({ films: filmList, bookings: bookingList }),
      (error) => res.status(error.name === "TimeoutError" ? 504 : 502).json({ detail: "films" }),
    );
  });

  app.use((req, res) => {
    if (decodeURIComponent(req.path).split("/").includes("..")) return res.status(404).json({ detail: "no" });
    const name = req.path.split("/")[1];
    const address = new Map(Object.entries(addresses)).get(name);
    if (!address) return res.status(404).json({ detail: "no" });
    const headers = { "x-request-id": req.trace };
    if (req.user) headers["x-user"] = req.user;
    for (const header of ["content-type", "content-length", "transfer-encoding"])
      if (req.headers[header]) headers[header] = req.headers[header];
    const out = http.request(address + req.originalUrl, { method: req.method, headers }, (upstream) => {
      clearTimeout(timer);
      const back = {};
      if (upstream.headers["content-type"]) back["content-type"] = upstream.headers["content-type"];
      if (upstream.headers.location) back.location = upstream.headers.location;
      res.writeHead(upstream.statusCode, back);
      upstream.pipe(res);
    });
    let isLate = false;
    const timer = setTimeout(() => {
      isLate = true;
      out.destroy();
    }, 600);
    out.on("error", () => {
      clearTimeout(timer);
      if (!res.headersSent) res.status(isLate ? 504 : 502).json({ detail: "upstream" });
    });
    req.pipe(out);
  });

  app.listen(process.env.PORT);
});
