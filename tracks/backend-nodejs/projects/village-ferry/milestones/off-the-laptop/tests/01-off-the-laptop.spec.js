import { parseEnv } from "node:util";
import {
  bringDatabaseBack,
  describe,
  expect,
  printed,
  randomInt,
  takeDatabaseAway,
  test,
  yamlFile,
} from "@aulo/runner/spec";
import {
  begin,
  book,
  CAPTAIN,
  comes,
  crossing,
  KEY,
  nextTime,
  runInFolder,
  SLOW,
  send,
  serve,
  tryToStart,
  whereItListens,
  withCode,
} from "./ferry.js";

const OLD_SECRETS = ["mackerel-42", "elsie-leaves-at-six"];

const statusOf = async (call, options) => (await send(call, options)).status;

describe("the ferry as it was", () => {
  test("takes bookings", { checks: ["as-before", "new-machine"], ...SLOW }, async () => {
    await begin();
    const leavesAt = nextTime();
    const added = await send("POST /crossings", {
      headers: CAPTAIN,
      json: { shore: "station", leavesAt, places: 7 },
    });
    expect({ "POST /crossings": added.status, json: added.json }).toEqual({
      "POST /crossings": 201,
      json: { id: expect.any(Number), shore: "station", leavesAt, places: 7, free: 7 },
    });
    const { id } = added.json;
    const places = randomInt(2, 5);
    const booked = await book(id, { places });
    const booking = { id: booked.json?.id, crossingId: id, name: "Ingrid", places };
    expect({ book: booked.status, json: booked.json }).toEqual({
      book: 201,
      json: {
        ...booking,
        code: expect.stringMatching(/^\w{16,}$/),
        link: expect.stringMatching(new RegExp(`^https?://\\S+/bookings/${booking.id}$`)),
      },
    });
    expect((await send("GET /crossings")).json).toEqual([
      { id, shore: "station", leavesAt, places: 7, free: 7 - places },
    ]);
    const { code } = booked.json;
    expect((await withCode(`GET /bookings/${booking.id}`, code)).json).toEqual(booking);
    expect((await send(`GET /crossings/${id}/passengers`, { headers: CAPTAIN })).json).toEqual([booking]);
    const page = await send("GET /");
    expect({ "GET /": page.status, type: page.headers["content-type"] }).toEqual({
      "GET /": 200,
      type: expect.stringContaining("text/html"),
    });
    const gone = await withCode(`DELETE /bookings/${booking.id}`, code);
    expect({ cancel: gone.status }).toEqual({ cancel: 204 });
  });

  test("says no as before", { checks: ["as-before"], ...SLOW }, async () => {
    const id = await crossing(2);
    const broken = { body: "{", headers: { "content-type": "application/json" } };
    const found = {
      "no key": await statusOf(`GET /crossings/${id}/passengers`),
      "old key": await statusOf(`GET /crossings/${id}/passengers`, {
        headers: { authorization: `Bearer ${OLD_SECRETS[1]}` },
      }),
      "no name": (await book(id, { name: " " })).status,
      "too many": (await book(id, { places: 3 })).status,
      "no such crossing": (await book(999_999)).status,
      "no JSON": await statusOf(`POST /crossings/${id}/bookings`, broken),
      "no address": await statusOf("GET /moon"),
      "no shore": await statusOf("POST /crossings", {
        headers: CAPTAIN,
        json: { shore: "moon", leavesAt: nextTime(), places: 2 },
      }),
    };
    expect(found).toEqual({
      "no key": 401,
      "old key": 401,
      "no name": 400,
      "too many": 409,
      "no such crossing": 404,
      "no JSON": 400,
      "no address": 404,
      "no shore": 400,
    });
  });

  test("stops whoever guesses codes", { checks: ["as-before"], ...SLOW }, async () => {
    const booked = await book(await crossing());
    const path = `/bookings/${booked.json.id}`;
    const statuses = [];
    for (let turn = 0; turn < 5; turn += 1) statuses.push((await withCode(`GET ${path}`, `${turn}`)).status);
    statuses.push((await withCode(`DELETE ${path}`, "6")).status);
    statuses.push((await withCode(`GET ${path}`, booked.json.code)).status);
    expect(statuses).toEqual([404, 404, 404, 404, 404, 429, 429]);
  });
});

describe("the settings", () => {
  test("say where it listens", {
    checks: ["port", "host", "says-where", "defaults", "empty"],
    ...SLOW,
  }, async () => {
    const found = {};
    for (const HOST of ["", "127.1", "0.0.0.0"]) {
      await serve({ HOST });
      await send("GET /crossings");
      const { address, port } = await whereItListens();
      found[`HOST=${HOST}`] = { address, hasPort: port > 0 };
    }
    expect(found).toEqual({
      "HOST=": { address: "127.0.0.1", hasPort: true },
      "HOST=127.1": { address: "127.0.0.1", hasPort: true },
      "HOST=0.0.0.0": { address: "0.0.0.0", hasPort: true },
    });
  });

  test("let the system choose a port", { checks: ["port", "says-where", "key"], ...SLOW }, async () => {
    const env = { PORT: "0", CAPTAIN_KEY: "k".repeat(20) };
    const { stdout } = await tryToStart(env, { withinMs: 2500 });
    expect({ "PORT=0": stdout.trim() }).toEqual({
      "PORT=0": expect.stringMatching(/^listening on 127\.0\.0\.1:[1-9]\d*$/),
    });
  });

  test("take port 3000 when PORT is empty", { checks: ["defaults", "empty"], ...SLOW }, async () => {
    // Where this run may not have the port, the error says which one it was.
    const { stdout, stderr } = await tryToStart({ PORT: "" }, { withinMs: 2500 });
    expect({ "PORT=": `${stdout}${stderr}` }).toEqual({ "PORT=": expect.stringContaining(":3000") });
  });

  test("say how many places a crossing has", { checks: ["places", "defaults"], ...SLOW }, async () => {
    const own = `${randomInt(13, 90)}`;
    const found = {};
    for (const PLACES of [own, "", "500"]) {
      await serve({ PLACES });
      const json = { shore: "village", leavesAt: nextTime() };
      const added = await send("POST /crossings", { headers: CAPTAIN, json });
      const named = await send("POST /crossings", {
        headers: CAPTAIN,
        json: { ...json, shore: "station", places: 5 },
      });
      found[`PLACES=${PLACES}`] = [added.json.places, named.json.places];
    }
    expect(found).toEqual({
      [`PLACES=${own}`]: [Number(own), 5],
      "PLACES=": [12, 5],
      "PLACES=500": [500, 5],
    });
  });

  /** Each line is tried in one start. */
  const UNFIT = [
    {
      PORT: "http",
      DATABASE_URL: "mysql://ferry:herring-77@localhost/ferry",
      CAPTAIN_KEY: "ahoy",
      PLACES: "0",
    },
    { PORT: "80.5", DATABASE_URL: "localhost:5432", CAPTAIN_KEY: "a".repeat(19), PLACES: "501" },
    { PORT: "65536", DATABASE_URL: "", PLACES: "2.5" },
    { PORT: "-1", CAPTAIN_KEY: "", PLACES: "twelve" },
    { PORT: "1e3", PLACES: "1e2" },
    { PORT: "0x50" },
    { DATABASE_URL: "" },
    { CAPTAIN_KEY: "" },
  ];

  test("are checked before it listens", {
    checks: ["port", "database", "key", "places", "required", "empty", "code-78", "all-at-once"],
    timeoutMs: 60_000,
  }, async () => {
    for (const unfit of UNFIT) {
      const { exitCode, stdout, stderr } = await tryToStart(unfit);
      const lines = stderr.split("\n").filter((line) => line !== "");
      const names = lines.map((line) => /^\w*/.exec(line)[0]).toSorted();
      const tried = JSON.stringify(unfit);
      expect({ [tried]: { exitCode, stdout, names } }).toEqual({
        [tried]: { exitCode: 78, stdout: "", names: Object.keys(unfit).toSorted() },
      });
    }
  });

  test("are named without their values", { checks: ["no-values"], ...SLOW }, async () => {
    const number = randomInt(1000, 9999);
    const values = {
      PORT: `port-${number}`,
      DATABASE_URL: `mysql://ferry:pike-${number}@localhost/ferry`,
      CAPTAIN_KEY: `ahoy-${number}`,
      PLACES: `${number}`,
    };
    const { stdout, stderr } = await tryToStart(values);
    const told = Object.values(values).filter((value) => `${stdout}${stderr}`.includes(value));
    expect({ "values in the lines": told }).toEqual({ "values in the lines": [] });
  });
});

const LOOK = `
import { existsSync, readdirSync, readFileSync } from "node:fs";

const files = readdirSync(".", { recursive: true, withFileTypes: true })
  .filter((entry) => entry.isFile() && entry.name !== "of-the-test.js")
  .map((entry) => entry.parentPath + "/" + entry.name)
  .filter((path) => !path.includes("node_modules"));
const found = files.filter((path) => process.argv.slice(2).some((secret) => readFileSync(path, "utf8").includes(secret)));
console.log(JSON.stringify({ found, example: existsSync(".env.example") ? readFileSync(".env.example", "utf8") : null }));
`;

let looked;

/** The files with an old secret in them, and the text of the example. */
async function look() {
  looked ??= JSON.parse((await runInFolder(LOOK, { args: OLD_SECRETS })).stdout);
  return looked;
}

describe("the repository", () => {
  test("holds no secret", { checks: ["no-secrets"] }, async () => {
    const manifest = JSON.stringify(await yamlFile("package.json"));
    const inManifest = OLD_SECRETS.some((secret) => manifest.includes(secret)) ? ["./package.json"] : [];
    expect({ "files with a secret": [...inManifest, ...(await look()).found] }).toEqual({
      "files with a secret": [],
    });
  });

  test("names all settings", { checks: ["example"] }, async () => {
    const { example } = await look();
    const names = Object.keys(parseEnv(example ?? ""));
    const missing = ["PORT", "HOST", "DATABASE_URL", "CAPTAIN_KEY", "PLACES"].filter(
      (name) => !names.includes(name),
    );
    expect({ "missing in .env.example": missing }).toEqual({ "missing in .env.example": [] });
  });

  test("has an example without a key", { checks: ["no-example-key"] }, async () => {
    const { CAPTAIN_KEY } = parseEnv((await look()).example ?? "");
    expect({ CAPTAIN_KEY }).toEqual({ CAPTAIN_KEY: "" });
  });
});

describe("the health", () => {
  const health = async () => {
    const { status, json } = await send("GET /health", { withinMs: 3000 });
    return { "GET /health": status, json };
  };
  const OK = { "GET /health": 200, json: { status: "ok" } };
  const AWAY = { "GET /health": 503, json: { status: "no database" } };
  const recovers = () => comes(async () => (await health())["GET /health"] === 200);

  test("is good", { checks: ["health"], ...SLOW }, async () => {
    await begin();
    expect(await health()).toEqual(OK);
  });

  test("tells that the database is away", { checks: ["no-database", "survives"], ...SLOW }, async () => {
    const id = await crossing();
    await send("GET /crossings");
    await takeDatabaseAway();
    expect(await health()).toEqual(AWAY);
    await send("GET /crossings", { withinMs: 4000 });
    expect(await health()).toEqual(AWAY);
    await bringDatabaseBack();
    expect({ "good again": await recovers() }).toEqual({ "good again": true });
    expect({ book: (await book(id)).status }).toEqual({ book: 201 });
  });

  test("is told in time", { checks: ["in-time", "survives"], timeoutMs: 30_000 }, async () => {
    const id = await crossing();
    await send("GET /crossings");
    await takeDatabaseAway({ silent: true });
    const asked = await Promise.all(
      Array.from({ length: 8 }, () => health().catch(({ message }) => ({ "GET /health": message }))),
    );
    await bringDatabaseBack();
    expect(asked).toEqual(asked.map(() => AWAY));
    expect({ "good again": await recovers() }).toEqual({ "good again": true });
    expect({ book: (await book(id)).status }).toEqual({ book: 201 });
  });
});

describe("the output", () => {
  test("holds no secret", { checks: ["no-values"] }, async () => {
    const { stdout, stderr } = await printed();
    const told = [KEY, "postgres:postgres"].filter((secret) => `${stdout}${stderr}`.includes(secret));
    expect({ "secrets in the output": told }).toEqual({ "secrets in the output": [] });
  });
});
