import { describe, expect, npmRun, query, request, resetDatabase, start, test } from "@aulo/runner/spec";
import { broken, IN_ONE_FILE } from "./app-variants.js";

const SUITE_MS = { timeoutMs: 25_000 };

async function httpTests(planted = {}) {
  const { exitCode, signal, stdout, stderr } = await npmRun("test:http", { planted, withinMs: 10_000 });
  if (signal !== null) return "does not end within ten seconds";
  return exitCode === 0 ? "succeeds" : `fails: ${(stdout + stderr).slice(-600)}`;
}

async function expectSuccess(planted) {
  expect({ "npm run test:http": await httpTests(planted) }).toEqual({ "npm run test:http": "succeeds" });
}

async function expectNoticed(source) {
  const { exitCode } = await npmRun("test:http", { planted: { "src/app.js": source }, withinMs: 10_000 });
  expect({ "npm run test:http": exitCode === 0 ? "succeeds" : "fails" }).toEqual({
    "npm run test:http": "fails",
  });
}

describe("the tests of the endpoints", () => {
  test("succeed on an empty database, and end", { checks: ["ends", "own-tables"], ...SUITE_MS }, async () => {
    await resetDatabase("");
    await expectSuccess();
  });

  test("succeed once more on the same database", { checks: ["repeatable"], ...SUITE_MS }, async () => {
    await expectSuccess();
  });

  test("succeed with a service that is written differently", {
    checks: ["right-versions"],
    ...SUITE_MS,
  }, async () => {
    await expectSuccess({ "src/app.js": IN_ONE_FILE });
  });
});

/** Looks first and books later, without holding on to the telescope. */
const IN_TWO_STEPS = [
  ['await client.query("BEGIN");', ""],
  ['await client.query("SELECT id FROM telescopes WHERE id = $1 FOR UPDATE", [req.found.id]);', ""],
  ['await client.query("COMMIT");', ""],
  [
    "if (others.rowCount === 0) made",
    "await new Promise((resolve) => setTimeout(resolve, 60));\n      if (others.rowCount === 0) made",
  ],
];

describe("the tests notice that", () => {
  test("telescopes come as they were bought", { checks: ["telescopes"], ...SUITE_MS }, () =>
    expectNoticed(broken(IN_ONE_FILE, "ORDER BY name", "ORDER BY id")),
  );
  test("a new booking is just fine", { checks: ["book"], ...SUITE_MS }, () =>
    expectNoticed(broken(IN_ONE_FILE, "res.status(201)", "res.status(200)")),
  );
  test("a booking has no address", { checks: ["location"], ...SUITE_MS }, () =>
    expectNoticed(broken(IN_ONE_FILE, '.location("/bookings/" + made.id)', "")),
  );
  test("members pay what everybody pays", { checks: ["members"], ...SUITE_MS }, () =>
    expectNoticed(broken(IN_ONE_FILE, "return isMember ?", "return isMember === 1 ?")),
  );
  test("one fault is enough", { checks: ["faults"], ...SUITE_MS }, () =>
    expectNoticed(
      broken(
        IN_ONE_FILE,
        "return no(res, 400, { faults })",
        "return no(res, 400, { faults: faults.slice(0, 1) })",
      ),
    ),
  );
  test("the calendar has a thirtieth of February", { checks: ["faults"], ...SUITE_MS }, () =>
    expectNoticed(
      broken(
        IN_ONE_FILE,
        "if (!isDay(day)) faults.push",
        "if (!/^\\d{4}-\\d\\d-\\d\\d$/.test(day)) faults.push",
      ),
    ),
  );
  test("a body that is not JSON is our fault", { checks: ["not-json"], ...SUITE_MS }, () =>
    expectNoticed(broken(IN_ONE_FILE, "no(res, error.status ?? 500)", "no(res, 500)")),
  );
  test("a time is given away twice", { checks: ["taken"], ...SUITE_MS }, () =>
    expectNoticed(broken(IN_ONE_FILE, "from_time < $4 AND to_time > $3", "from_time = $3 AND to_time = $4")),
  );
  test("a refused booking is stored", { checks: ["taken"], ...SUITE_MS }, () =>
    expectNoticed(
      broken(
        IN_ONE_FILE,
        "if (made === undefined) return",
        "if (made === undefined) await add(pool);\n    if (made === undefined) return",
      ),
    ),
  );
  test("one telescope takes the time of all", { checks: ["elsewhere"], ...SUITE_MS }, () =>
    expectNoticed(
      broken(
        IN_ONE_FILE,
        "WHERE telescope_id = $1 AND day = $2 AND from_time",
        "WHERE $1::int > 0 AND day = $2 AND from_time",
      ),
    ),
  );
  test("one day takes the time of all", { checks: ["elsewhere"], ...SUITE_MS }, () =>
    expectNoticed(
      broken(IN_ONE_FILE, "AND day = $2 AND from_time", "AND $2::date IS NOT NULL AND from_time"),
    ),
  );
  test("an evening has the bookings of all telescopes", { checks: ["evening"], ...SUITE_MS }, () =>
    expectNoticed(
      broken(
        IN_ONE_FILE,
        "WHERE telescope_id = $1 AND day = $2 AND cancelled_at IS NULL ORDER",
        "WHERE $1::int > 0 AND day = $2 AND cancelled_at IS NULL ORDER",
      ),
    ),
  );
  test("an evening has the bookings of all days", { checks: ["evening"], ...SUITE_MS }, () =>
    expectNoticed(
      broken(
        IN_ONE_FILE,
        "AND day = $2 AND cancelled_at IS NULL ORDER",
        "AND $2::date IS NOT NULL AND cancelled_at IS NULL ORDER",
      ),
    ),
  );
  test("the first who booked comes first", { checks: ["earliest"], ...SUITE_MS }, () =>
    expectNoticed(broken(IN_ONE_FILE, "ORDER BY from_time", "ORDER BY id")),
  );
  test("an evening shows cancelled bookings", { checks: ["without-cancelled"], ...SUITE_MS }, () =>
    expectNoticed(broken(IN_ONE_FILE, "AND cancelled_at IS NULL ORDER", "ORDER")),
  );
  test("without a day it is today", { checks: ["needs-day"], ...SUITE_MS }, () =>
    expectNoticed(
      broken(IN_ONE_FILE, "const { day } = req.query;", "const { day = '2031-05-03' } = req.query;"),
    ),
  );
  test("a cancelled booking is gone", { checks: ["one-booking"], ...SUITE_MS }, () =>
    expectNoticed(
      broken(
        IN_ONE_FILE,
        "(req, res) => res.json(shown(req.found))",
        "(req, res) => (req.found.refund === null ? res.json(shown(req.found)) : no(res, 404))",
      ),
    ),
  );
  test("everybody gets everything back", { checks: ["refund"], ...SUITE_MS }, () =>
    expectNoticed(broken(IN_ONE_FILE, "hours >= 48 ? price", "hours >= 0 ? price")),
  );
  test("the hours are counted to the end of the day", { checks: ["refund"], ...SUITE_MS }, () =>
    expectNoticed(broken(IN_ONE_FILE, 'new Date(day + "T" + from + "Z")', 'new Date(day + "T23:59Z")')),
  );
  test("who cancels again gets another refund", { checks: ["once"], ...SUITE_MS }, () =>
    expectNoticed(
      broken(IN_ONE_FILE, "WHERE id = $1 AND cancelled_at IS NULL RETURNING", "WHERE id = $1 RETURNING"),
    ),
  );
  test("a second refund is refused and stored", { checks: ["once"], ...SUITE_MS }, () =>
    expectNoticed(
      broken(
        IN_ONE_FILE,
        "if (rows.length === 0) return no(res, 409);",
        "if (rows.length === 0) await all('UPDATE bookings SET refund = $2 WHERE id = $1', [id, refundOf(price, hours)]);\n    if (rows.length === 0) return no(res, 409);",
      ),
    ),
  );
  test("an id that is a word is our fault", { checks: ["unknown"], ...SUITE_MS }, () =>
    expectNoticed(broken(IN_ONE_FILE, "/^[1-9]\\d{0,8}$/.test(req.params.id) ?", "req.params.id !== '0' ?")),
  );
  test("an unknown telescope has free evenings", { checks: ["unknown"], ...SUITE_MS }, () =>
    expectNoticed(
      broken(
        IN_ONE_FILE,
        'app.get("/telescopes/:id/bookings", telescope,',
        'app.get("/telescopes/:id/bookings", (req, res, next) => ((req.found = { id: Number(req.params.id) % 1000 | 0 }), next()),',
      ),
    ),
  );
  test("a cancelled booking keeps its time", { checks: ["free-again"], ...SUITE_MS }, () =>
    expectNoticed(broken(IN_ONE_FILE, "AND to_time > $3 AND cancelled_at IS NULL", "AND to_time > $3")),
  );
  test("two guests look at the same moment, and both book", { checks: ["at-once"], ...SUITE_MS }, () => {
    let source = IN_ONE_FILE;
    for (const [from, to] of IN_TWO_STEPS) source = broken(source, from, to);
    return expectNoticed(source);
  });
});

const TODAY = { day: "2031-05-03", from: "20:00", to: "21:00" };

describe("the service", () => {
  test("keeps all its promises now", { checks: ["mended"], ...SUITE_MS }, async () => {
    await start();
    await query("INSERT INTO telescopes (id, name) OVERRIDING SYSTEM VALUE VALUES (900, 'The long one')");
    const book = (json) => request("POST", "/telescopes/900/bookings", { json: { ...TODAY, ...json } });
    const first = await book({ guest: "Ida" });
    const found = { first: first.status, taken: (await book({ guest: "Kim" })).status };
    found.cancelled = (await request("DELETE", `/bookings/${first.json?.id}`)).status;
    const second = await book({ guest: "Kim", isMember: true });
    Object.assign(found, { "free again": second.status, price: second.json?.price });
    found["taken again"] = (await book({ guest: "Zoe" })).status;
    const { json } = await request("GET", "/telescopes/900/bookings?day=2031-05-03");
    found.evening = json?.bookings?.map(({ guest }) => guest);
    expect(found).toEqual({
      first: 201,
      taken: 409,
      cancelled: 200,
      "free again": 201,
      price: 675,
      "taken again": 409,
      evening: ["Kim"],
    });
  });
});
