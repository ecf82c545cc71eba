import assert from "node:assert";
import { createApp } from "../../src/app.js";
import { createPool } from "../../src/db.js";
import { migrate } from "../../src/migrations.js";

let time = "2031-01-01T00:00:00Z";
const pool = createPool(process.env.DATABASE_URL);
await migrate(pool);
const server = await new Promise((resolve) => {
  const one = createApp(pool, { now: () => new Date(time) }).listen(0, () => resolve(one));
});
const url = "http://127.0.0.1:" + server.address().port;

async function call(method, path, body) {
  const response = await fetch(url + path, { method, body, headers: { "Content-Type": "application/json" } });
  return [response.status, await response.json().catch(() => null), response.headers.get("Location")];
}
const wish = { day: "2032-02-29", from: "19:00", to: "20:00", guest: "Bo" };
const book = (id, more) => call("POST", "/telescopes/" + id + "/bookings", JSON.stringify({ ...wish, ...more }));
const list = async (id, day = wish.day) => (await call("GET", "/telescopes/" + id + "/bookings?day=" + day))[1].bookings.map((one) => one.from);
const status = async (promise) => (await promise)[0];

try {
  const { rows: [{ next }] } = await pool.query("SELECT count(*)::int AS next FROM telescopes");
  const add = async (name) => (await pool.query("INSERT INTO telescopes (name) VALUES ($1) RETURNING id", [name])).rows[0].id;
  const b = await add("b" + next);
  const a = await add("a" + next);
  const names = (await call("GET", "/telescopes"))[1].telescopes.map((one) => one.name);
  assert(names.indexOf("a" + next) >= 0 && names.indexOf("a" + next) < names.indexOf("b" + next));

  const [created, booking, location] = await book(a);
  assert.strictEqual(created, 201);
  assert.strictEqual(location, "/bookings/" + booking.id);
  assert.partialDeepStrictEqual(booking, { ...wish, telescopeId: a, price: 900, refund: null });
  assert.strictEqual((await book(b, { isMember: true }))[1].price, 675);
  assert.strictEqual(await status(book(a, { from: "18:30", to: "19:30" })), 409);
  assert.strictEqual(await status(book(a, { day: "2032-03-01" })), 201);
  assert.strictEqual(await status(book(a, { from: "18:00", to: "18:30" })), 201);
  assert.deepStrictEqual(await list(a), ["18:00", "19:00"]);

  for (const [more, faults] of [[{ day: "2031-02-29", guest: null }, ["day", "guest"]], [{ to: "22:10" }, ["half-hours", "too-long"]]]) {
    const [code, body] = await book(a, more);
    assert.strictEqual(code, 400);
    assert.deepStrictEqual(body.faults.sort(), faults);
  }
  assert.strictEqual(await status(call("POST", "/telescopes/" + a + "/bookings", "Bo at seven")), 400);
  assert.strictEqual(await status(call("GET", "/telescopes/" + a + "/bookings")), 400);

  const race = await Promise.all([1, 2, 3].map(() => status(book(b, { day: "2032-04-01" }))));
  assert.deepStrictEqual(race.sort(), [201, 409, 409]);

  for (const id of ["0", "many", "12345678901"]) {
    for (const promise of [call("GET", "/bookings/" + id), call("DELETE", "/bookings/" + id), book(id), call("GET", "/telescopes/" + id + "/bookings?day=2031-01-01")]) {
      assert.strictEqual(await status(promise), 404);
    }
  }

  const refunds = { "2032-02-27T19:00:00Z": 900, "2032-02-27T19:30:00Z": 450, "2032-02-29T07:00:00Z": 450, "2032-02-29T07:30:00Z": 0 };
  await call("DELETE", "/bookings/" + booking.id);
  for (const [at, refund] of Object.entries(refunds)) {
    time = at;
    const { id } = (await book(a))[1];
    const [code, gone] = await call("DELETE", "/bookings/" + id);
    assert.deepStrictEqual([code, gone.refund, gone.id], [200, refund, id]);
    time = "2032-01-01T00:00:00Z";
    assert.strictEqual(await status(call("DELETE", "/bookings/" + id)), 409);
    const [found, still] = await call("GET", "/bookings/" + id);
    assert.deepStrictEqual([found, still.refund], [200, refund]);
  }
  assert.deepStrictEqual(await list(a), ["18:00"]);
} finally {
  server.closeAllConnections();
  server.close();
  await pool.end();
}
