import {
  bringDatabaseBack,
  describe,
  expect,
  printed,
  query,
  randomInt,
  takeDatabaseAway,
  test,
  wait,
} from "@aulo/runner/spec";
import {
  about,
  begin,
  begun,
  book,
  comes,
  KEEPER,
  KEY,
  logged,
  night,
  printedSoFar,
  START_MS,
  send,
} from "./api.js";

const ISO = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/;

const short = ({ level, method, path, status }) => ({ level, method, path, status });
const idOf = ({ headers }) => headers["x-request-id"];

/** Makes a table unreachable for the service, does the work, and takes it back. */
async function without(table, work) {
  await query(`ALTER TABLE ${table} RENAME TO hidden_${table}`);
  try {
    return await work();
  } finally {
    await query(`ALTER TABLE hidden_${table} RENAME TO ${table}`);
  }
}

describe("the service as it was", () => {
  test("takes bookings", { checks: ["as-before"], ...START_MS }, async () => {
    await begin();
    const opened = await send("POST /nights", { headers: KEEPER, json: { day: "2031-12-24", places: 5 } });
    expect({ open: opened.status, json: opened.json }).toEqual({
      open: 201,
      json: { id: expect.any(Number), day: "2031-12-24", places: 5, free: 5 },
    });
    const { id } = opened.json;
    const places = randomInt(2, 4);
    const booked = await book(id, { places });
    const booking = { id: booked.json?.id, nightId: id, name: "Runa", places };
    expect({ book: booked.status, json: booked.json }).toEqual({
      book: 201,
      json: { ...booking, code: expect.stringMatching(/^\w{16,}$/) },
    });
    expect((await send("GET /nights")).json).toEqual([
      { id, day: "2031-12-24", places: 5, free: 5 - places },
    ]);
    expect((await send(`GET /bookings/${booking.id}?code=${booked.json.code}`)).json).toEqual(booking);
    expect((await send("GET /keeper/bookings", { headers: KEEPER })).json).toEqual([
      { ...booking, email: "runa@example.org" },
    ]);
    const gone = await send(`DELETE /bookings/${booking.id}`, {
      headers: { "x-booking-code": booked.json.code },
    });
    expect({ cancel: gone.status }).toEqual({ cancel: 204 });
  });

  test("says no as before", { checks: ["as-before"] }, async () => {
    const id = await night(2);
    const found = {
      "no key": (await send("GET /keeper/bookings")).status,
      "no name": (await book(id, { name: " " })).status,
      "too many": (await book(id, { places: 3 })).status,
      "no such night": (await book(999_999)).status,
      "wrong code": (await send("GET /bookings/1?code=0000")).status,
      "no address": (await send("GET /moon")).status,
      "no JSON": (
        await book(id, {}, { json: undefined, body: "{", headers: { "content-type": "application/json" } })
      ).status,
    };
    expect(found).toEqual({
      "no key": 401,
      "no name": 400,
      "too many": 409,
      "no such night": 404,
      "wrong code": 404,
      "no address": 404,
      "no JSON": 400,
    });
  });
});

describe("a request", () => {
  test("leaves one line with all its fields", { checks: ["one-line", "fields", "common"] }, async () => {
    const { lines } = await logged(() => send("GET /nights"));
    expect(lines).toEqual([
      expect.objectContaining({
        time: expect.stringMatching(ISO),
        level: "info",
        msg: expect.any(String),
        method: "GET",
        path: "/nights",
        status: 200,
        ms: expect.any(Number),
        requestId: expect.any(String),
      }),
    ]);
  });

  test("leaves one line whatever comes of it", { checks: ["one-line", "fields", "level"] }, async () => {
    const id = await night(2);
    const { lines } = await logged(async () => {
      await book(id);
      await book(id, { places: 2 });
      await send("GET /keeper/bookings");
      await send("GET /moon/phase");
    });
    expect(lines.map(short)).toEqual([
      { level: "info", method: "POST", path: `/nights/${id}/bookings`, status: 201 },
      { level: "info", method: "POST", path: `/nights/${id}/bookings`, status: 409 },
      { level: "info", method: "GET", path: "/keeper/bookings", status: 401 },
      { level: "info", method: "GET", path: "/moon/phase", status: 404 },
    ]);
  });

  test("is logged without its query", { checks: ["fields"] }, async () => {
    const { lines } = await logged(() => send("GET /bookings/1?code=abc&lang=en"));
    expect(lines.map(({ path }) => path)).toEqual(["/bookings/1"]);
  });

  test("has an id in its response and in its line", { checks: ["header", "unique"] }, async () => {
    const { result, lines } = await logged(async () => {
      const all = [];
      for (const call of ["GET /nights", "GET /nights", "GET /moon"]) all.push(idOf(await send(call)));
      return all;
    });
    expect(lines.map(({ requestId }) => requestId)).toEqual(result);
    expect(new Set(result).size).toBe(3);
  });

  test("takes over a fit id", { checks: ["theirs"] }, async () => {
    const ids = [`proxy-${randomInt(1000, 9999)}-A`, "a".repeat(64), "12345678"];
    const { result, lines } = await logged(async () => {
      const all = [];
      for (const id of ids) all.push(idOf(await send("GET /nights", { headers: { "x-request-id": id } })));
      return all;
    });
    expect(result).toEqual(ids);
    expect(lines.map(({ requestId }) => requestId)).toEqual(ids);
  });

  test("gets an id of its own in place of an unfit one", { checks: ["not-theirs"] }, async () => {
    const unfit = [
      "short-1",
      "a".repeat(65),
      "two words here",
      '"},{"level":"info',
      "dots.are.not.fine",
      "under_score",
    ];
    const kept = [];
    for (const id of unfit) {
      const own = idOf(await send("GET /nights", { headers: { "x-request-id": id } }));
      if (own === undefined || own.includes(id)) kept.push(id);
    }
    expect(kept).toEqual([]);
  });
});

describe("a failure", () => {
  test("is told in the log, and not to the visitor", {
    checks: ["error", "quiet", "level", "one-line"],
  }, async () => {
    const { result, lines } = await without("nights", () => logged(() => send("GET /nights")));
    expect({ status: result.status, json: result.json }).toEqual({
      status: 500,
      json: { error: expect.any(String), requestId: idOf(result) },
    });
    expect(result.text).not.toMatch(/relation|exist/);
    expect(lines).toEqual([
      expect.objectContaining({
        level: "error",
        status: 500,
        requestId: idOf(result),
        error: expect.objectContaining({
          message: expect.stringContaining("nights"),
          stack: expect.stringMatching(/\n\s+at /),
        }),
      }),
    ]);
  });

  test("of a visitor's patience leaves a line", {
    checks: ["aborted", "one-line"],
    timeoutMs: 10_000,
  }, async () => {
    await send("GET /nights");
    const before = (await printedSoFar()).length;
    const isLogged = async () => (await printed()).stdout.slice(before).includes("/nights");
    const { lines } = await logged(async () => {
      await takeDatabaseAway({ silent: true });
      await send("GET /nights", { withinMs: 200 }).catch(() => "hung up");
      await begun();
      await bringDatabaseBack();
      await comes(isLogged);
      await wait(150); // for a second line
    });
    expect(about(lines, "/nights")).toEqual([
      expect.objectContaining({ level: "warn", method: "GET", status: null, aborted: true }),
    ]);
  });
});

describe("the log", () => {
  test("knows no visitor and no secret", { checks: ["no-secrets"] }, async () => {
    const number = randomInt(100_000, 999_999);
    const visitor = { name: `Vidar${number}`, email: `moss${number}@example.org` };
    const id = await night();
    const { result } = await logged(async () => {
      const { json } = await book(id, visitor);
      await send(`GET /bookings/${json.id}?code=${json.code}`);
      await send("GET /keeper/bookings", { headers: KEEPER });
      await query("ALTER TABLE bookings ADD CONSTRAINT nobody CHECK (places > 99) NOT VALID");
      await book(id, visitor);
      await query("ALTER TABLE bookings DROP CONSTRAINT nobody");
      const broken = { body: `{ "email": "${visitor.email}", "name": ${visitor.name}`, json: undefined };
      await book(id, {}, { ...broken, headers: { "content-type": "application/json" } });
      await without("bookings", () => send(`GET /bookings/${json.id}?code=${json.code}`));
      await send(`DELETE /bookings/${json.id}`, { headers: { "x-booking-code": json.code } });
      return json;
    });
    const { stdout, stderr } = await printed();
    const secrets = { ...visitor, code: result.code, key: KEY };
    const found = Object.keys(secrets).filter((kind) => `${stdout}${stderr}`.includes(secrets[kind]));
    expect(found).toEqual([]);
  });

  test("is JSON from the first line to the last", { checks: ["json", "common"] }, async () => {
    const { stdout, stderr } = await printed();
    const lines = stdout.split("\n").filter((line) => line !== "");
    const unfit = lines.filter((line) => {
      try {
        const { time, level, msg } = JSON.parse(line);
        return !ISO.test(time) || typeof level !== "string" || typeof msg !== "string";
      } catch {
        return true;
      }
    });
    expect({ unfit: unfit.slice(0, 2), stderr }).toEqual({ unfit: [], stderr: "" });
    expect(lines.length).toBeGreaterThan(0);
  });
});
