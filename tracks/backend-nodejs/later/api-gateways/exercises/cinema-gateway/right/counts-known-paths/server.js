import { randomUUID } from "node:crypto";
import express from "express";
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

const LATE_MS = 600;
const WINDOW_MS = 60_000;
const MOST = 20;
const windows = new Map();

const app = express();
app.disable("x-powered-by");

app.use((req, res, next) => {
  req.trace = req.get("x-request-id") || randomUUID();
  res.set("x-request-id", req.trace);
  next();
});

function serviceOf(path) {
  const parts = path.split("/");
  const service = parts[1];
  if (!Object.hasOwn(addresses, service)) return undefined;
  for (const part of parts) {
    let text;
    try {
      text = decodeURIComponent(part);
    } catch {
      text = part;
    }
    if (text.split(/[/\\]/).includes("..")) return undefined;
  }
  return service;
}

app.use((req, res, next) => {
  req.service = serviceOf(req.path);
  req.isHome = req.path === "/home" && req.method === "GET";
  if (req.service === undefined && !req.isHome) return res.status(404).json({ error: "no such path" });
  req.user = users.get(req.get("x-api-key"));
  const isPublic = req.method === "GET" && req.service === "films";
  if (req.user === undefined && !isPublic) return res.status(401).json({ error: "unknown key" });
  next();
});

app.use((req, res, next) => {
  if (req.user === undefined) return next();
  const nowMs = Date.now();
  let window = windows.get(req.user);
  if (window === undefined || nowMs >= window.endMs) {
    window = { endMs: nowMs + WINDOW_MS, count: 0 };
    windows.set(req.user, window);
  }
  if (window.count >= MOST) {
    const seconds = Math.max(1, Math.ceil((window.endMs - nowMs) / 1000));
    return res.status(429).set("retry-after", String(seconds)).json({ error: "too many requests" });
  }
  window.count += 1;
  next();
});

function headersFor(req) {
  const headers = { "x-request-id": req.trace };
  if (req.user !== undefined) headers["x-user"] = req.user;
  if (req.get("content-type") !== undefined) headers["content-type"] = req.get("content-type");
  return headers;
}

async function ask(url, options) {
  const response = await fetch(url, { ...options, redirect: "manual", signal: AbortSignal.timeout(LATE_MS) });
  return { response, body: Buffer.from(await response.arrayBuffer()) };
}

function fail(res, error) {
  const status = error.name === "TimeoutError" ? 504 : 502;
  res.status(status).json({ error: status === 504 ? "the service is late" : "the service does not respond" });
}

async function askJson(url, headers) {
  const { response, body } = await ask(url, { headers });
  if (!response.ok) throw new Error(`status ${response.status}`);
  return JSON.parse(body.toString());
}

app.get("/home", async (req, res) => {
  const headers = headersFor(req);
  const bookings = askJson(`${addresses.bookings}/bookings/mine`, headers).catch(() => null);
  try {
    const films = await askJson(`${addresses.films}/films/top`, headers);
    res.json({ films, bookings: await bookings });
  } catch (error) {
    fail(res, error);
  }
});

app.use(express.raw({ type: () => true, limit: "10mb" }), async (req, res) => {
  const hasBody = req.method !== "GET" && req.method !== "HEAD" && Buffer.isBuffer(req.body);
  try {
    const { response, body } = await ask(addresses[req.service] + req.originalUrl, {
      method: req.method,
      headers: headersFor(req),
      body: hasBody ? req.body : undefined,
    });
    res.statusCode = response.status;
    for (const name of ["content-type", "location"]) {
      if (response.headers.has(name)) res.setHeader(name, response.headers.get(name));
    }
    res.end(body);
  } catch (error) {
    fail(res, error);
  }
});

app.listen(process.env.PORT);
