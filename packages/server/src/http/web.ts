import { existsSync } from "node:fs";
import { join } from "node:path";
import express, { type RequestHandler, type Router } from "express";

const NOT_BUILT = `<!doctype html><html lang="en"><title>Aulo</title>
<p>The page is not built yet: <code>npm start</code> builds it. The API is documented at <a href="/api/docs">/api/docs</a>.</p></html>`;

/** Serves the built page to GET and HEAD: its files, and index.html for every other path, because the page routes itself. */
export function mountWeb(router: Router, folder: string): void {
  const assets = join(folder, "assets");
  router.use(
    "/assets",
    onlyReads(express.static(assets, { immutable: true, maxAge: "1y", index: false, fallthrough: false })),
  );
  router.use(onlyReads(express.static(folder, { index: false, maxAge: 0 })));
  router.use(onlyReads(sendPage(join(folder, "index.html"))));
}

/** Other methods go on to the refusals, which are problem details; Express answers them with pages of its own. */
function onlyReads(handler: RequestHandler): RequestHandler {
  return (request, response, next) => {
    if (request.method === "GET" || request.method === "HEAD") return handler(request, response, next);
    return next();
  };
}

/** index.html is revalidated each time; the files that it loads have a hash in their names and never change. */
function sendPage(index: string): RequestHandler {
  return (_request, response) => {
    response.set("Cache-Control", "no-cache");
    if (existsSync(index)) response.sendFile(index);
    else response.status(503).type("html").send(NOT_BUILT);
  };
}
