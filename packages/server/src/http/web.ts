import { existsSync } from "node:fs";
import { join } from "node:path";
import express, { type RequestHandler, type Router } from "express";

const NOT_BUILT = `<!doctype html><html lang="en"><title>Aulo</title>
<p>The page is not built yet: <code>npm start</code> builds it. The API is documented at <a href="/api/docs">/api/docs</a>.</p></html>`;

/** The built page: its files, and the page itself for every other path, since its addresses are its own. */
export function mountWeb(router: Router, folder: string): void {
  const assets = join(folder, "assets");
  router.use(
    "/assets",
    express.static(assets, { immutable: true, maxAge: "1y", index: false, fallthrough: false }),
  );
  router.use(express.static(folder, { index: false, maxAge: 0 }));
  router.use(sendPage(join(folder, "index.html")));
}

/** The page itself is asked for each time; what it loads bears a hash in its name and never changes. */
function sendPage(index: string): RequestHandler {
  return (request, response, next) => {
    if (request.method !== "GET" && request.method !== "HEAD") {
      next();
      return;
    }
    response.set("Cache-Control", "no-cache");
    if (existsSync(index)) response.sendFile(index);
    else response.status(503).type("html").send(NOT_BUILT);
  };
}
