import { describe, expect, query, resetDatabase, test, unit } from "@aulo/runner/spec";
import { begin, book, CAPTAIN, crossing, migrate, SLOW, send, serve, tryToStart, withCode } from "./ferry.js";
import { runCommand } from "./run-command.js";

/** The tables of the version of today, and some bookings of the summer. */
const SUMMER = `
  CREATE TABLE crossings (
    id        integer GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    shore     text NOT NULL CHECK (shore IN ('village', 'station')),
    leaves_at text NOT NULL,
    places    integer NOT NULL CHECK (places > 0),
    UNIQUE (shore, leaves_at)
  );
  CREATE TABLE bookings (
    id          integer GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    crossing_id integer NOT NULL REFERENCES crossings,
    name        text NOT NULL,
    places      integer NOT NULL CHECK (places > 0),
    code        text NOT NULL
  );
  INSERT INTO crossings (shore, leaves_at, places)
  VALUES ('village', '2030-07-01T08:00', 12), ('station', '2030-07-01T09:00', 5);
  INSERT INTO bookings (crossing_id, name, places, code)
  VALUES (1, 'Runa', 4, 'aaaa1111bbbb2222'), (2, 'O''Hara & sons', 5, 'cccc3333dddd4444'), (1, 'Björn', 1, 'eeee5555ffff6666');
`;

const everything = async () => ({
  crossings: await query("SELECT id, shore, leaves_at, places FROM crossings ORDER BY id"),
  bookings: await query("SELECT id, crossing_id, name, places, code FROM bookings ORDER BY id"),
});

/** Which of these tables are there. */
async function tablesAmong(...names) {
  const rows = await query("SELECT tablename FROM pg_tables WHERE schemaname = 'public' ORDER BY tablename");
  return rows.map(({ tablename }) => tablename).filter((name) => names.includes(name));
}

const file = (name, sql) => ({ [`migrations/${name}`]: sql });
const GULLS = file("0900-gulls.sql", "CREATE TABLE gulls (id integer);\nINSERT INTO gulls VALUES (7);\n");

describe("npm run migrate", () => {
  test("brings the summer along", { checks: ["summer"], ...SLOW }, async () => {
    await resetDatabase(SUMMER);
    const before = await everything();
    const { exitCode, stderr } = await migrate();
    expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: "" });
    expect(await everything()).toEqual(before);
    await serve();
    const runa = await withCode("GET /bookings/1", "aaaa1111bbbb2222");
    const added = await book(1, { places: 2 });
    const { json } = await send("GET /crossings/1/passengers", { headers: CAPTAIN });
    const passengers = json.map(({ name, places }) => [name, places]);
    expect({ runa: runa.json?.name, added: added.status, passengers }).toEqual({
      runa: "Runa",
      added: 201,
      passengers: [
        ["Runa", 4],
        ["Björn", 1],
        ["Ingrid", 2],
      ],
    });
  });

  test("applies each file once", { checks: ["once"], ...SLOW }, async () => {
    await resetDatabase("");
    const codes = [];
    for (let turn = 0; turn < 2; turn += 1) codes.push((await migrate({ files: GULLS })).exitCode);
    expect({ codes, gulls: await query("SELECT id FROM gulls") }).toEqual({
      codes: [0, 0],
      gulls: [{ id: 7 }],
    });
  });

  test("follows the names", { checks: ["in-order"], ...SLOW }, async () => {
    await resetDatabase("");
    const files = {
      ...file("10-herons.sql", "INSERT INTO gulls VALUES (10);"),
      ...GULLS,
      ...file("0901-more.sql", "ALTER TABLE gulls ADD COLUMN size integer DEFAULT 3;"),
    };
    const { exitCode } = await migrate({ files });
    expect({ exitCode, gulls: await query("SELECT id, size FROM gulls ORDER BY id") }).toEqual({
      exitCode: 0,
      gulls: [
        { id: 7, size: 3 },
        { id: 10, size: 3 },
      ],
    });
  });

  test("stops at a fault, and goes on when it is mended", {
    checks: ["whole", "stops"],
    ...SLOW,
  }, async () => {
    await resetDatabase("");
    const others = { ...GULLS, ...file("0902-terns.sql", "CREATE TABLE terns (id integer);") };
    const broken = file(
      "0901-herons.sql",
      "CREATE TABLE herons (id integer);\nINSERT INTO nowhere VALUES (1);",
    );
    const { exitCode } = await migrate({ files: { ...others, ...broken } });
    expect({ exitCode, tables: await tablesAmong("gulls", "herons", "terns") }).toEqual({
      exitCode: 1,
      tables: ["gulls"],
    });
    const mended = file("0901-herons.sql", "CREATE TABLE herons (id integer);");
    const again = await migrate({ files: { ...others, ...mended } });
    expect({ exitCode: again.exitCode, tables: await tablesAmong("gulls", "herons", "terns") }).toEqual({
      exitCode: 0,
      tables: ["gulls", "herons", "terns"],
    });
  });
});

describe("npm start", () => {
  test("waits for the migrations", { checks: ["not-before", "no-tables"], ...SLOW }, async () => {
    await resetDatabase("");
    const empty = await tryToStart({});
    expect({ exitCode: empty.exitCode, stdout: empty.stdout, tables: await tablesAmong("bookings") }).toEqual(
      {
        exitCode: 1,
        stdout: "",
        tables: [],
      },
    );
    await migrate();
    const { exitCode, stdout, stderr } = await tryToStart({}, { files: GULLS });
    expect({ exitCode, stdout, stderr, tables: await tablesAmong("gulls") }).toEqual({
      exitCode: 1,
      stdout: "",
      stderr: expect.stringContaining("0900-gulls"),
      tables: [],
    });
  });

  test("takes a database of a newer version", { checks: ["newer"], ...SLOW }, async () => {
    await resetDatabase("");
    const later = "ALTER TABLE bookings ADD COLUMN wheels integer NOT NULL DEFAULT 0;";
    await migrate({ files: file("0950-wheels.sql", later) });
    await serve();
    const booked = await book(await crossing());
    expect({ book: booked.status }).toEqual({ book: 201 });
  });
});

test("the unit migrates first", { checks: ["unit-migrates"], ...SLOW }, async () => {
  await resetDatabase("");
  const { all, environment } = await unit("deploy/ferry.service");
  const commands = all("Service", "ExecStartPre").map((line) => line.split(/\s+/));
  expect({ ExecStartPre: commands.map(([program]) => program) }).toEqual({
    ExecStartPre: expect.arrayContaining(["/usr/bin/node"]),
  });
  for (const [, ...args] of commands.filter(([program]) => program === "/usr/bin/node")) {
    const command = `node ${args.map((word) => word.replace(/^\/srv\/ferry\//, "./")).join(" ")}`;
    const { exitCode } = await runCommand(command, { env: environment, withinMs: 9000 });
    expect({ [command]: exitCode }).toEqual({ [command]: 0 });
  }
  await serve();
  expect({ book: (await book(await crossing())).status }).toEqual({ book: 201 });
});

describe("the version before", () => {
  test("works on the new tables", { checks: ["old-version"], ...SLOW }, async () => {
    await begin();
    const id = await crossing(12);
    await query(
      "INSERT INTO bookings (crossing_id, name, places, code) VALUES ($1, 'Runa', 3, 'aaaa1111bbbb2222'), ($1, 'Tove', 2, 'cccc')",
      [id],
    );
    await query("DELETE FROM bookings WHERE crossing_id = $1 AND code = 'cccc'", [id]);
    const names = "SELECT name, places FROM bookings WHERE crossing_id = $1 ORDER BY id";
    expect(await query(names, [id])).toEqual([{ name: "Runa", places: 3 }]);
    const { status, json } = await send(`GET /crossings/${id}/deck`, { headers: CAPTAIN });
    expect({ deck: status, json }).toEqual({ deck: 200, json: { people: 3, dogs: 0 } });
  });
});

describe("the dogs", () => {
  const deckOf = async (id, headers = CAPTAIN) => {
    const { status, json } = await send(`GET /crossings/${id}/deck`, { headers });
    return status === 200 ? json : status;
  };

  test("are counted with their people", { checks: ["dogs", "deck"], ...SLOW }, async () => {
    const [one, other] = [await crossing(), await crossing()];
    const statuses = [];
    for (const passenger of [{ places: 2, dogs: 4 }, { places: 3 }, { places: 1, dogs: 0 }, { dogs: 2 }])
      statuses.push((await book(one, passenger)).status);
    statuses.push((await book(other, { places: 5, dogs: 1 })).status);
    expect(statuses).toEqual([201, 201, 201, 201, 201]);
    expect({
      one: await deckOf(one),
      other: await deckOf(other),
      empty: await deckOf(await crossing()),
    }).toEqual({
      one: { people: 7, dogs: 6 },
      other: { people: 5, dogs: 1 },
      empty: { people: 0, dogs: 0 },
    });
  });

  test("have a number that fits", { checks: ["dogs-unfit"], ...SLOW }, async () => {
    const id = await crossing();
    const found = {};
    const unfit = [5, -1, 1.5, "2", null, [1]];
    for (const dogs of unfit) found[JSON.stringify(dogs)] = (await book(id, { dogs })).status;
    expect(found).toEqual(Object.fromEntries(unfit.map((dogs) => [JSON.stringify(dogs), 400])));
    expect({ deck: await deckOf(id) }).toEqual({ deck: { people: 0, dogs: 0 } });
  });

  test("are for the captain", { checks: ["deck-captain"] }, async () => {
    const id = await crossing();
    const found = [await deckOf(id, {}), await deckOf(id, { authorization: "Bearer elsie-leaves-at-six" })];
    expect({ deck: found }).toEqual({ deck: [401, 401] });
  });

  test("are on a crossing", { checks: ["deck-unknown"] }, async () => {
    expect({ deck: [await deckOf(999_999), await deckOf("moon")] }).toEqual({ deck: [404, 404] });
  });
});

test("the release says its name", { checks: ["release"], ...SLOW }, async () => {
  await serve({ RELEASE: "dogs-7f3a" });
  const named = (await send("GET /release")).json;
  await serve({ RELEASE: "" });
  const unnamed = (await send("GET /release")).json;
  expect({ named, unnamed }).toEqual({ named: { release: "dogs-7f3a" }, unnamed: { release: "unknown" } });
});
