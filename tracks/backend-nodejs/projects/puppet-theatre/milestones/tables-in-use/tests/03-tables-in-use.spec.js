import { describe, expect, npmRun, query, randomInt, resetDatabase, start, test } from "@aulo/runner/spec";
import {
  book,
  bookingsOf,
  core,
  each,
  freeOf,
  play,
  READY_MS,
  SCHEMA,
  send,
  show,
  statusesOf,
} from "./theatre.js";

/** A year of shows and bookings, with gaps where some were cancelled. */
const ROWS = `
  INSERT INTO shows (title, starts_at, seats, free) VALUES
    ('Gone', '2030-05-04 14:00Z', 60, 60),
    ('The fox''s moon', '2030-06-04 14:00Z', 60, 55),
    ('Pirates', '2030-07-04 14:00Z', 5, 0);
  INSERT INTO bookings (show_id, name, seats) VALUES
    (2, 'Robert''); --', 4), (2, 'Gone', 1), (3, ' Kim ', 5), (2, 'Zoe', 1);
  DELETE FROM shows WHERE title = 'Gone';
  DELETE FROM bookings WHERE name = 'Gone';
`;
const NAMES = { 1: "Robert'); --", 3: " Kim ", 4: "Zoe" };

/**
 * Takes the place of the client of PostgreSQL: the same, but no transaction begins before the time BEGIN_AT. So several programs
 * get as far as they can without one, and then they begin together.
 */
const BARRIER = {
  "node_modules/pg/package.json": '{ "name": "pg", "main": "index.js" }',
  "node_modules/pg/index.js": `
    const { createRequire } = require("node:module");
    const { join } = require("node:path");
    const real = createRequire(join(__dirname, "..", "..", "..", "any.js"))("pg");
    const { query } = real.Client.prototype;
    real.Client.prototype.query = function (...call) {
      const text = typeof call[0] === "string" ? call[0] : (call[0]?.text ?? "");
      const leftMs = process.env.BEGIN_AT - Date.now();
      if (!/^\\s*(begin|start transaction)/i.test(text) || leftMs <= 0) return query.apply(this, call);
      const later = new Promise((resolve) => setTimeout(resolve, leftMs)).then(() => query.apply(this, call));
      if (!call.some((one) => typeof one === "function")) return later;
    };
    module.exports = real;
    module.exports.Pool = real.Pool;
    module.exports.Client = real.Client;
    module.exports.types = real.types;
    module.exports.defaults = real.defaults;
    module.exports.DatabaseError = real.DatabaseError;
    module.exports.escapeIdentifier = real.escapeIdentifier;
    module.exports.escapeLiteral = real.escapeLiteral;
  `,
};

/** The tables as they were made by hand, with a year of rows and perhaps more. */
function byHand(more = "") {
  return resetDatabase(SCHEMA + ROWS + more);
}

/** How a script ended, in words. */
async function run(script) {
  const { exitCode, stdout, stderr } = await npmRun(script, { withinMs: 8000 });
  return exitCode === 0 ? "succeeds" : `fails: ${(stderr || stdout).slice(-300)}`;
}

async function succeeds(script) {
  expect({ [`npm run ${script}`]: await run(script) }).toEqual({ [`npm run ${script}`]: "succeeds" });
}

/** The rows as the old version knows them. */
async function oldRows() {
  const shows = await query("SELECT id, title, starts_at, seats, free FROM shows ORDER BY id");
  return { shows, bookings: await query("SELECT id, show_id, name, seats FROM bookings ORDER BY id") };
}

/** Everything in the two tables: columns, rules and rows. */
async function everything() {
  const columns = await query(`SELECT table_name, column_name, data_type, is_nullable, column_default
    FROM information_schema.columns WHERE table_name IN ('shows', 'bookings') ORDER BY 1, 2`);
  const rules = await query(`SELECT conrelid::regclass::text AS owner, pg_get_constraintdef(oid) AS rule
    FROM pg_constraint WHERE conrelid IN ('shows'::regclass, 'bookings'::regclass) ORDER BY 1, 2`);
  const shows = await query("SELECT to_jsonb(s)::text AS row FROM shows s ORDER BY id");
  return {
    columns,
    rules,
    shows,
    bookings: await query("SELECT to_jsonb(b)::text AS row FROM bookings b ORDER BY id"),
  };
}

const accepted = (sql) =>
  query(sql).then(
    () => "accepted",
    () => "refused",
  );

/** Whether the table accepts each of these. */
async function verdicts(statements) {
  const found = {};
  for (const sql of statements) found[sql] = await accepted(sql);
  return found;
}

const guests = () => query("SELECT id, guest FROM bookings ORDER BY id");
const rowsOf = (names) => Object.entries(names).map(([id, guest]) => ({ id: Number(id), guest }));
const prices = () => query("SELECT id, price FROM shows ORDER BY id");

/** A show, as by the new version. */
async function addShow() {
  const text =
    "INSERT INTO shows (title, starts_at, seats, free, price) VALUES ('Owl', '2031-09-01 14:00Z', 9, 9, 700) RETURNING id";
  return (await query(text))[0];
}

/** The statements of the old version. */
const old = {
  async play(title) {
    const text =
      "INSERT INTO shows (title, starts_at, seats, free) VALUES ($1, '2031-09-01 14:00Z', 30, 30) RETURNING id";
    return (await query(text, [title]))[0];
  },
  async book({ id }, name, seats) {
    await query("UPDATE shows SET free = free - $2 WHERE id = $1 AND free >= $2", [id, seats]);
    const text = "INSERT INTO bookings (show_id, name, seats) VALUES ($1, $2, $3) RETURNING id";
    return (await query(text, [id, name, seats]))[0];
  },
  async cancel(id) {
    const [{ show_id, seats }] = await query("DELETE FROM bookings WHERE id = $1 RETURNING show_id, seats", [
      id,
    ]);
    await query("UPDATE shows SET free = free + $2 WHERE id = $1", [show_id, seats]);
  },
  async bookings({ id }) {
    const rows = await query("SELECT name, seats FROM bookings WHERE show_id = $1 ORDER BY id", [id]);
    return rows.map(({ name, seats }) => [name, seats]);
  },
};

describe("npm run migrate", () => {
  test("keeps what is in the tables", { checks: ["keeps"], ...READY_MS }, async () => {
    await byHand();
    const before = await oldRows();
    await succeeds("migrate");
    expect(await oldRows()).toEqual(before);
    const more = [await addShow(), await old.book({ id: 2 }, "Ada", 1)];
    expect({ "next ids": more.map(({ id }) => id) }).toEqual({ "next ids": [4, 5] });
  });

  test("gives the shows that are there a price", { checks: ["old-price"], ...READY_MS }, async () => {
    await byHand();
    await succeeds("migrate");
    expect(await prices()).toEqual([
      { id: 2, price: 800 },
      { id: 3, price: 800 },
    ]);
  });

  test("gives the bookings that are there a guest", { checks: ["guest"] }, async () => {
    expect(await guests()).toEqual(rowsOf(NAMES));
  });

  test("changes nothing the second time", { checks: ["once"], ...READY_MS }, async () => {
    await query("UPDATE shows SET price = 950 WHERE id = 3");
    await query("UPDATE bookings SET guest = 'Roberta', name = 'Robert' WHERE id = 1").catch(() =>
      query("UPDATE bookings SET name = 'Roberta' WHERE id = 1"),
    );
    await addShow();
    await old.book({ id: 2 }, "Ada", 1);
    const before = await everything();
    await succeeds("migrate");
    expect(await everything()).toEqual(before);
  });

  test("makes the tables of an empty database", { checks: ["empty"], ...READY_MS }, async () => {
    await resetDatabase("");
    await succeeds("migrate");
    await start();
    const fox = await play({ seats: 5 });
    const { status } = await book(fox, "Tove", 2);
    expect({ show: core(fox).id, status, free: await freeOf(fox) }).toEqual({
      show: 1,
      status: 201,
      free: 3,
    });
    await succeeds("migrate");
  });

  test("can be started by several at once", { checks: ["together"], ...READY_MS }, async () => {
    for (const [database, setup] of Object.entries({ "a year of rows": SCHEMA + ROWS, nothing: "" })) {
      await resetDatabase(setup);
      const options = { planted: BARRIER, env: { BEGIN_AT: `${Date.now() + 2500}` }, withinMs: 9000 };
      const runs = await Promise.all([1, 2, 3].map(() => npmRun("migrate", options)));
      const ends = runs.map(({ exitCode, stderr }) =>
        exitCode === 0 ? "succeeds" : `fails: ${stderr.slice(-300)}`,
      );
      expect({ database, ends, guests: await guests() }).toEqual({
        database,
        ends: ["succeeds", "succeeds", "succeeds"],
        guests: setup === "" ? [] : rowsOf(NAMES),
      });
    }
  });

  const BLANK = "INSERT INTO bookings (show_id, name, seats) VALUES (2, '  ', 1);";

  test("that fails says so", { checks: ["says-so"], ...READY_MS }, async () => {
    await byHand(BLANK);
    const { exitCode, stderr } = await npmRun("migrate");
    expect({ fails: exitCode !== 0, message: stderr.trim() !== "" }).toEqual({ fails: true, message: true });
  });

  test("that fails changes nothing", { checks: ["whole"], ...READY_MS }, async () => {
    await byHand(BLANK);
    const before = await everything();
    await run("migrate");
    expect(await everything()).toEqual(before);
  });

  test("does everything when the reason is gone", { checks: ["again"], ...READY_MS }, async () => {
    await query("UPDATE bookings SET name = 'Ada' WHERE id = 5");
    await old.play("The owl");
    await succeeds("migrate");
    expect({ guests: await guests(), prices: await prices() }).toEqual({
      guests: rowsOf({ ...NAMES, 5: "Ada" }),
      prices: [2, 3, 4].map((id) => ({ id, price: 800 })),
    });
  });
});

describe("a price", () => {
  test("is a rule of the table", { checks: ["price-rule"], ...READY_MS }, async () => {
    await byHand();
    await succeeds("migrate");
    const found = await verdicts([
      "UPDATE shows SET price = NULL WHERE id = 2",
      "UPDATE shows SET price = -1 WHERE id = 2",
      "INSERT INTO shows (title, starts_at, seats, free, price) VALUES ('Owl', now(), 9, 9, NULL)",
      "UPDATE shows SET price = 0 WHERE id = 2",
    ]);
    expect(Object.values(found)).toEqual(["refused", "refused", "refused", "accepted"]);
  });

  test("is shown with its show", { checks: ["price-shown"], ...READY_MS }, async () => {
    await start();
    const price = randomInt(900, 1500);
    await query("UPDATE shows SET price = $1 WHERE id = 3", [price]);
    const { shows } = await show("/shows?sort=seats");
    const found = { list: shows?.map((one) => [one.id, one.price]), one: (await show("/shows/3")).price };
    expect(found).toEqual({
      list: [
        [3, price],
        [2, 0],
      ],
      one: price,
    });
  });

  test("is the one that was sent", { checks: ["price-given", "price-shown"] }, async () => {
    const found = {};
    for (const price of [undefined, 0, 1, 10_000]) {
      const { id, price: told } = await play({ price });
      const [{ price: kept }] = await query("SELECT price FROM shows WHERE id = $1", [id]);
      found[`${price}`] = [told, kept];
    }
    expect(found).toEqual({ undefined: [800, 800], 0: [0, 0], 1: [1, 1], 10000: [10_000, 10_000] });
  });

  test("that does not fit is refused", { checks: ["price-unfit"] }, async () => {
    const before = await query("SELECT id FROM shows");
    const bodies = [null, "800", -1, 10_001, 7.5, [800], true, "", {}].map((price) => ({
      title: "The owl",
      startsAt: "2031-05-04T14:00:00.000Z",
      seats: 9,
      price,
    }));
    expect(await statusesOf("POST /shows", bodies)).toEqual(each(bodies, 400));
    expect(await query("SELECT id FROM shows")).toEqual(before);
  });
});

describe("a name", () => {
  test("is never blank, whoever writes it", { checks: ["no-blank"] }, async () => {
    const found = await verdicts([
      "INSERT INTO bookings (show_id, name, seats) VALUES (2, '', 1)",
      "INSERT INTO bookings (show_id, name, seats) VALUES (2, '   ', 1)",
      "UPDATE bookings SET name = ' ' WHERE id = 4",
      "INSERT INTO bookings (show_id, name, seats) VALUES (2, ' Ada ', 1)",
    ]);
    expect(Object.values(found)).toEqual(["refused", "refused", "refused", "accepted"]);
  });
});

describe("the old version", () => {
  test("goes on beside the new one", { checks: ["beside"], ...READY_MS }, async () => {
    await byHand();
    await succeeds("migrate");
    await succeeds("migrate");
    await start();
    const [owl, ghost] = [await old.play("The owl"), await play({ title: "A ghost", seats: 30, price: 500 })];
    const { price, title } = await show(`/shows/${owl.id}`);
    expect({ title, price }).toEqual({ title: "The owl", price: 800 });
    for (const one of [owl, ghost]) {
      const first = await old.book(one, "Zoe", 2);
      const second = await book(one, "Ada", 3);
      await old.book(one, "O'Kim", 4);
      const both = [
        ["Zoe", 2],
        ["Ada", 3],
        ["O'Kim", 4],
      ];
      expect({ new: await bookingsOf(one), old: await old.bookings(one) }).toEqual({ new: both, old: both });
      await old.cancel(second.json.id);
      const { status } = await send(`DELETE /bookings/${first.id}`);
      expect({ status, new: await bookingsOf(one), free: await freeOf(one) }).toEqual({
        status: 204,
        new: [["O'Kim", 4]],
        free: 26,
      });
    }
  });

  test("finds the name of a new booking in both columns", { checks: ["guest"] }, async () => {
    const fox = await play();
    await book(fox, "Tove", 1);
    await send("POST /orders", { name: "Ida", items: [{ showId: fox.id, seats: 2 }] });
    expect(await query("SELECT name, guest FROM bookings WHERE show_id = $1 ORDER BY id", [fox.id])).toEqual([
      { name: "Tove", guest: "Tove" },
      { name: "Ida", guest: "Ida" },
    ]);
  });
});

describe("npm run migrate:finish", () => {
  test("does nothing before its time", { checks: ["finish-early"], ...READY_MS }, async () => {
    await byHand();
    const before = await everything();
    const { exitCode, stderr } = await npmRun("migrate:finish");
    expect({ fails: exitCode !== 0, message: stderr.trim() !== "", ...(await everything()) }).toEqual({
      fails: true,
      message: true,
      ...before,
    });
  });

  test("takes the old column away, and nobody's name", { checks: ["finish"], ...READY_MS }, async () => {
    await succeeds("migrate");
    await start();
    await old.book({ id: 2 }, "Late Ada", 1);
    await book({ id: 2 }, "Tove", 1);
    await old.book({ id: 2 }, "O'Kim", 1);
    await succeeds("migrate:finish");
    const columns = await query(
      "SELECT column_name AS name FROM information_schema.columns WHERE table_name = 'bookings' ORDER BY 1",
    );
    const names = columns.map(({ name }) => name).filter((name) => name === "name" || name === "guest");
    expect({ columns: names, guests: await guests() }).toEqual({
      columns: ["guest"],
      guests: rowsOf({ ...NAMES, 5: "Late Ada", 6: "Tove", 7: "O'Kim" }),
    });
  });

  test("leaves a rule for the guest", { checks: ["guest-rule"] }, async () => {
    const found = await verdicts([
      "INSERT INTO bookings (show_id, seats) VALUES (2, 1)",
      "INSERT INTO bookings (show_id, guest, seats) VALUES (2, '', 1)",
      "UPDATE bookings SET guest = '   ' WHERE id = 4",
      "UPDATE bookings SET guest = NULL WHERE id = 4",
      "INSERT INTO bookings (show_id, guest, seats) VALUES (2, ' Ida ', 1)",
    ]);
    expect(Object.values(found)).toEqual(["refused", "refused", "refused", "refused", "accepted"]);
  });

  test("is done once", { checks: ["finish-again"], ...READY_MS }, async () => {
    await query("UPDATE shows SET price = 950 WHERE id = 3");
    const before = await everything();
    for (const script of ["migrate:finish", "migrate", "migrate:finish"]) await succeeds(script);
    expect(await everything()).toEqual(before);
  });
});
