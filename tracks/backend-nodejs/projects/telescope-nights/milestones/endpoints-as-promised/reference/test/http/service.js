import { randomUUID } from "node:crypto";
import { once } from "node:events";
import { createApp } from "../../src/app.js";
import { createPool } from "../../src/db.js";
import { migrate } from "../../src/migrations.js";

/** Starts the service on a free port, with its tables. `clock.time` is the time that it knows. */
export async function startService() {
  const pool = createPool(process.env.DATABASE_URL);
  await migrate(pool);
  const clock = { time: "2031-05-01T12:00:00Z" };
  const server = createApp(pool, { now: () => new Date(clock.time) }).listen(0);
  await once(server, "listening");
  const base = `http://127.0.0.1:${server.address().port}`;

  async function send(method, path, json) {
    const body = typeof json === "string" ? json : JSON.stringify(json);
    const response = await fetch(base + path, { method, headers: { "content-type": "application/json" }, body });
    const text = await response.text();
    return { status: response.status, headers: response.headers, json: parse(text) };
  }

  /** A telescope of its own for each test, so it makes no difference what the database holds already. */
  async function newTelescope(name = randomUUID()) {
    const { rows } = await pool.query("INSERT INTO telescopes (name) VALUES ($1) RETURNING id, name", [name]);
    return rows[0];
  }

  function book(telescope, wish = {}) {
    const json = { day: "2031-05-03", from: "20:00", to: "21:00", guest: "Ida", ...wish };
    return send("POST", `/telescopes/${telescope.id}/bookings`, json);
  }

  /** The bookings of an evening, or the whole response when there are none. */
  async function evening(telescope, day = "2031-05-03") {
    const response = await send("GET", `/telescopes/${telescope.id}/bookings?day=${day}`);
    return response.json?.bookings ?? response;
  }

  async function stop() {
    server.close();
    server.closeAllConnections();
    await pool.end();
  }

  return { clock, send, newTelescope, book, evening, stop };
}

function parse(text) {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
