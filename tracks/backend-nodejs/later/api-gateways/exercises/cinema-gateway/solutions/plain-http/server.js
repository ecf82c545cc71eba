import { randomUUID } from "node:crypto";
import { createServer } from "node:http";
import { startServices } from "./services.js";

// The addresses of films, bookings and reports, such as { films: "http://127.0.0.1:4711", … }
const addresses = await startServices();

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

const counters = new Map();

/** Seconds to wait, or 0 when the user may go on. */
function waitOf(user) {
  const now = Date.now();
  const counter = counters.get(user);
  if (!counter || counter.until <= now) {
    counters.set(user, { until: now + 60_000, left: 19 });
    return 0;
  }
  counter.left -= 1;
  return counter.left < 0 ? Math.ceil((counter.until - now) / 1000) : 0;
}

async function readBody(req) {
  const parts = [];
  for await (const part of req) parts.push(part);
  return Buffer.concat(parts);
}

/** Sends a request on. Gives the response with its bytes, or `{ status: 502 or 504 }` when none came. */
async function forward(service, url, { method, headers, body }) {
  try {
    const signal = AbortSignal.timeout(600);
    const init = { method, headers, redirect: "manual", signal };
    if (body?.length > 0) init.body = body;
    const response = await fetch(url, init);
    const bytes = Buffer.from(await response.arrayBuffer());
    return { status: response.status, headers: response.headers, bytes };
  } catch (error) {
    return { status: error.name === "TimeoutError" ? 504 : 502, failed: true };
  }
}

async function handle(req, res) {
  const id = req.headers["x-request-id"] || randomUUID();
  res.setHeader("x-request-id", id);
  const answer = (status, value, headers = {}) => {
    res.writeHead(status, { "content-type": "application/json", ...headers });
    res.end(JSON.stringify(value));
  };

  // The path as every later program will read it, with its dots resolved.
  const { pathname, search } = new URL(`http://gateway${req.url}`);
  const [, service] = pathname.split("/");
  const key = req.headers["x-api-key"];
  const user = users.get(key);
  if (user === undefined && !(service === "films" && req.method === "GET")) return answer(401, { detail: "Who are you?" });
  const seconds = user === undefined ? 0 : waitOf(user);
  if (seconds > 0) return answer(429, { detail: "Slow down." }, { "retry-after": seconds });

  const headers = { "x-request-id": id };
  if (user !== undefined) headers["x-user"] = user;
  if (pathname === "/home" && req.method === "GET") {
    const get = (name, path) => forward(name, addresses[name] + path, { method: "GET", headers });
    const [films, bookings] = await Promise.all([get("films", "/films/top"), get("bookings", "/bookings/mine")]);
    const list = toList(films);
    if (list === null) return answer(films.failed ? films.status : 502, { detail: "No films at the moment." });
    return answer(200, { films: list, bookings: toList(bookings) });
  }

  if (!Object.keys(addresses).includes(service)) return answer(404, { detail: "Not here." });
  if (req.headers["content-type"]) headers["content-type"] = req.headers["content-type"];
  const body = await readBody(req);
  const response = await forward(service, addresses[service] + pathname + search, { method: req.method, headers, body });
  if (response.failed) return answer(response.status, { detail: `${service} does not respond.` });
  for (const name of ["content-type", "location"]) {
    const value = response.headers.get(name);
    if (value !== null) res.setHeader(name, value);
  }
  res.writeHead(response.status).end(response.bytes);
}

const gateway = createServer((req, res) => {
  handle(req, res).catch(() => res.destroy()); // for example a client that hangs up in the middle of its body
});

function toList({ status, bytes }) {
  if (status !== 200) return null;
  try {
    return JSON.parse(bytes.toString());
  } catch {
    return null;
  }
}

gateway.listen(process.env.PORT);
