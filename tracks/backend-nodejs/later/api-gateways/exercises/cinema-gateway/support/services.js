// The services behind the gateway. Both echo a request, and have some paths with a behaviour of their own.
import { once } from "node:events";
import { createServer } from "node:http";

const seen = []; // requests that have reached a service
let meeting = [];

/** Waits until the other service has got a request as well. */
async function meet() {
  const both = new Promise((resolve) => meeting.push(resolve));
  if (meeting.length === 2) {
    for (const resolve of meeting) resolve();
    meeting = [];
  }
  await both;
}

function createService(name) {
  return createServer(async (req, res) => {
    const chunks = [];
    for await (const chunk of req) chunks.push(chunk);
    const body = Buffer.concat(chunks).toString();
    const send = (status, value, headers = {}) =>
      res.writeHead(status, { "content-type": "application/json", ...headers }).end(JSON.stringify(value));
    const [path] = req.url.split("?");
    const user = req.headers["x-user"] ?? null;
    if (path === "/films/seen") return send(200, seen);
    seen.push(`${req.method} ${req.url}`);
    if (path === "/internal") return send(200, { secret: `database password of ${name}` });
    if (path.endsWith("/silent")) return;
    if (path.endsWith("/moved")) return send(302, { moved: true }, { location: `/${name}/echo` });
    if (path.endsWith("/page")) return res.writeHead(200, { "content-type": "text/html; charset=utf-8" }).end("<p>Größe</p>");
    if (path.endsWith("/busy")) return send(503, { detail: "busy" });
    if (path === "/films/top" || path === "/bookings/mine") {
      if (user === "pair") await meet();
      if (user === `no ${name}`) return send(500, { detail: "out of order" });
      if (user === `late ${name}`) return;
      if (user === `odd ${name}`) return res.writeHead(200, { "content-type": "text/html" }).end("<h1>Welcome</h1>");
      return send(200, [`${name} for ${user}`, req.headers["x-request-id"] ?? null]);
    }
    const { "x-api-key": key = null, "x-request-id": trace = null, "content-type": type = null } = req.headers;
    const status = req.method === "POST" ? 201 : path.endsWith("/gone") ? 404 : 200;
    send(status, { service: name, method: req.method, url: req.url, user, key, trace, type, body });
  });
}

/** Starts the services. Resolves to their addresses; nobody listens at the one of `reports`. */
export async function startServices() {
  const addresses = {};
  for (const name of ["films", "bookings", "reports"]) {
    const server = createService(name);
    server.listen(0, "127.0.0.1");
    await once(server, "listening");
    addresses[name] = `http://127.0.0.1:${server.address().port}`;
    if (name === "reports") await new Promise((resolve) => server.close(resolve));
  }
  return addresses;
}
