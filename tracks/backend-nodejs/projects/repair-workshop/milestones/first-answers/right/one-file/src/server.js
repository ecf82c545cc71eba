import http from "node:http";
import * as workshop from "./workshop.js";

const pages = new Map([["/hours", workshop.hours], ["/categories", workshop.categories]]);
for (const category of workshop.categories) pages.set("/categories/" + category.id, category);

http
  .createServer((req, res) => {
    const { pathname } = new URL(req.url, "http://localhost");
    res.setHeader("Content-Type", "application/json; charset=utf-8");
    if (!pages.has(pathname)) {
      res.statusCode = 404;
      return res.end(JSON.stringify({ error: "not found" }));
    }
    if (req.method !== "GET" && req.method !== "HEAD") {
      res.statusCode = 405;
      res.setHeader("Allow", "HEAD, GET");
      return res.end(JSON.stringify({ error: "method not allowed" }));
    }
    res.end(JSON.stringify(pages.get(pathname)));
  })
  .listen(process.env.PORT);
