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

const MOST_REQUESTS = 20;
const WINDOW_MS = 60_000;
const TIMEOUT_MS = 600;

class HttpError extends Error {
  constructor(status, message, headers = {}) {
    super(message);
    this.status = status;
    this.headers = headers;
  }
}

const app = express();

app.use((req, res, next) => {
  req.id = req.get("x-request-id") || randomUUID();
  res.set("x-request-id", req.id);
  next();
});

app.use((req, res, next) => {
  const user = users.get(req.get("x-api-key"));
  const isPublic = req.method === "GET" && serviceOf(req.path) === "films";
  if (user === undefined && !isPublic) throw new HttpError(401, "Send your key in x-api-key.");
  req.user = user;
  next();
});

const windows = new Map(); // user → { endsAt, count }
app.use((req, res, next) => {
  if (req.user === undefined) return next();
  const now = Date.now();
  let window = windows.get(req.user);
  if (window === undefined || now >= window.endsAt) {
    window = { endsAt: now + WINDOW_MS, count: 0 };
    windows.set(req.user, window);
  }
  window.count += 1;
  if (window.count <= MOST_REQUESTS) return next();
  const seconds = Math.ceil((window.endsAt - now) / 1000);
  throw new HttpError(429, "Too many requests.", { "retry-after": String(seconds) });
});

app.get("/home", async (req, res) => {
  const load = async (service, path) => {
    const { status, body } = await call(service, path, req);
    if (status !== 200) throw new HttpError(502, `${service} answered ${status}.`);
    try {
      return JSON.parse(body);
    } catch {
      throw new HttpError(502, `${service} did not send JSON.`);
    }
  };
  const [films, bookings] = await Promise.allSettled([load("films", "/films/top"), load("bookings", "/bookings/mine")]);
  if (films.status === "rejected") throw films.reason;
  res.json({ films: films.value, bookings: bookings.value ?? null });
});

app.use(express.raw({ type: () => true, limit: "100kb" }), async (req, res) => {
  const service = serviceOf(req.path);
  if (service === undefined) throw new HttpError(404, "There is no such path.");
  const response = await call(service, req.originalUrl, req);
  for (const name of ["content-type", "location"]) {
    if (response.headers.has(name)) res.set(name, response.headers.get(name));
  }
  res.status(response.status).end(response.body);
});

app.use((error, req, res, next) => {
  const status = error.status ?? 500;
  res.status(status).set(error.headers ?? {}).json({ detail: error.message });
});

/** Name of the service that a path belongs to, or undefined. */
function serviceOf(path) {
  const [, first] = path.split("/");
  return Object.hasOwn(addresses, first) ? first : undefined;
}

/** Sends a request on. The time-out covers the body of the response too. */
async function call(service, path, req) {
  const url = new URL(path, addresses[service]);
  // A path such as /films/%2e%2e/internal leads elsewhere once it is read as an address.
  if (url.origin !== addresses[service] || serviceOf(url.pathname) !== service) throw new HttpError(404, "There is no such path.");
  const headers = new Headers({ "x-request-id": req.id });
  if (req.user !== undefined) headers.set("x-user", req.user);
  if (req.get("content-type")) headers.set("content-type", req.get("content-type"));
  const hasBody = req.body?.length > 0;
  try {
    const response = await fetch(url, {
      method: req.method,
      headers,
      body: hasBody ? req.body : undefined,
      redirect: "manual",
      signal: AbortSignal.timeout(TIMEOUT_MS),
    });
    const body = Buffer.from(await response.arrayBuffer());
    return { status: response.status, headers: response.headers, body };
  } catch (cause) {
    throw new HttpError(cause.name === "TimeoutError" ? 504 : 502, `${service} does not respond.`);
  }
}

app.listen(process.env.PORT);
