import { randomUUID } from "node:crypto";
import { createServer, request } from "node:http";
import { startServices } from "./services.js";

const addresses = await startServices();
const users = {
  "key-ines": "ines", "key-omar": "omar", "key-test": "test", "key-seen": "seen", "key-pair": "pair",
  "key-1": "no films", "key-2": "no bookings", "key-3": "late films", "key-4": "late bookings", "key-5": "odd bookings",
};
const PUBLIC = "GET films";

class Problem extends Error {
  constructor(status, headers = {}) {
    super(`status ${status}`);
    this.status = status;
    this.headers = headers;
  }
}

class Limit {
  counts = new Map();
  take(user) {
    if (!this.counts.has(user)) {
      this.counts.set(user, { count: 0, since: Date.now() });
      setTimeout(() => this.counts.delete(user), 60_000).unref();
    }
    const one = this.counts.get(user);
    one.count++;
    if (one.count > 20) {
      const left = Math.ceil((one.since + 60_000 - Date.now()) / 1000);
      throw new Problem(429, { "retry-after": Math.min(60, Math.max(1, left)) });
    }
  }
}
const limit = new Limit();

function call(address, { method, path, headers, body }) {
  return new Promise((resolve, reject) => {
    const out = request(address, { method, path, headers }, (response) => {
      const chunks = [];
      response.on("data", (chunk) => chunks.push(chunk));
      response.on("error", () => reject(new Problem(502)));
      response.on("end", () => {
        clearTimeout(timer);
        resolve({ status: response.statusCode, headers: response.headers, body: Buffer.concat(chunks) });
      });
    });
    const timer = setTimeout(() => {
      reject(new Problem(504));
      out.destroy();
    }, 600);
    out.on("error", () => {
      clearTimeout(timer);
      reject(new Problem(502));
    });
    out.end(body);
  });
}

async function json(address, path, headers) {
  const answer = await call(address, { method: "GET", path, headers });
  if (answer.status !== 200) throw new Problem(502);
  try {
    return JSON.parse(answer.body.toString("utf8"));
  } catch {
    throw new Problem(502);
  }
}

async function handle(req, res, trace) {
  const [path] = req.url.split("?");
  const service = path.split("/")[1];
  const isHome = req.method === "GET" && path === "/home";
  let plain;
  try {
    plain = decodeURIComponent(path).replaceAll("\\", "/");
  } catch {
    throw new Problem(404);
  }
  const isInside = Object.keys(addresses).includes(service) && !plain.split("/").some((part) => part === "..");
  if (!isHome && !isInside) throw new Problem(404);

  const key = req.headers["x-api-key"] ?? "";
  const user = Object.hasOwn(users, key) ? users[key] : null;
  if (user === null && `${req.method} ${service}` !== PUBLIC) throw new Problem(401);
  if (user !== null) limit.take(user);

  const headers = { "x-request-id": trace };
  if (user !== null) headers["x-user"] = user;
  if (isHome) {
    const [films, bookings] = await Promise.all([
      json(addresses.films, "/films/top", headers),
      json(addresses.bookings, "/bookings/mine", headers).catch(() => null),
    ]);
    res.writeHead(200, { "content-type": "application/json" });
    return res.end(JSON.stringify({ films, bookings }));
  }
  const chunks = [];
  for await (const chunk of req) chunks.push(chunk);
  const body = Buffer.concat(chunks);
  if (req.headers["content-type"]) headers["content-type"] = req.headers["content-type"];
  if (body.length > 0) headers["content-length"] = body.length;
  const answer = await call(addresses[service], { method: req.method, path: req.url, headers, body });
  res.statusCode = answer.status;
  if (answer.headers["content-type"]) res.setHeader("content-type", answer.headers["content-type"]);
  if (answer.headers.location) res.setHeader("location", answer.headers.location);
  res.end(answer.body);
}

createServer((req, res) => {
  const trace = req.headers["x-request-id"] ?? randomUUID();
  res.setHeader("x-request-id", trace);
  handle(req, res, trace).catch((error) => {
    const status = error.status ?? 500;
    res.writeHead(status, { "content-type": "application/json", ...error.headers });
    res.end(JSON.stringify({ error: status }));
  });
}).listen(process.env.PORT);
