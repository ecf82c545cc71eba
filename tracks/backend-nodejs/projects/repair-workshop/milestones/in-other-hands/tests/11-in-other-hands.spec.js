import {
  bringDatabaseBack,
  describe,
  expect,
  npmRun,
  printed,
  query,
  randomInt,
  request,
  resetDatabase,
  stop,
  takeDatabaseAway,
  test,
  wait,
} from "@aulo/runner/spec";
import {
  answered,
  as,
  begin,
  begun,
  bring,
  comes,
  firstAccepted,
  isRefused,
  logged,
  migrate,
  PASSWORD,
  printedSoFar,
  send,
  serve,
  without,
} from "./api.js";

const ISO = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/;
const START_MS = { timeoutMs: 20_000 };
const SLOW = { timeoutMs: 40_000 };
const ENDS_MS = 3000;

/** One request of somebody who is not logged in. A second, and the time there and back. */
async function ask(call) {
  const [method, path] = call.split(" ");
  try {
    const { status, json } = await request(method, path, { withinMs: 1600 });
    return { [call]: status, status: json?.status };
  } catch ({ message }) {
    return { [call]: message };
  }
}

const ALIVE = { "GET /health": 200, status: "ok" };
const READY = { "GET /ready": 200, status: "ready" };
const NOT_READY = { "GET /ready": 503, status: 503 };

/** The readiness, some seconds after the database is back. */
async function readyAgain() {
  await comes(async () => (await ask("GET /ready"))["GET /ready"] === 200);
  return ask("GET /ready");
}

/** Does the work without the database. */
async function away(work, options = {}) {
  await takeDatabaseAway(options);
  try {
    return await work();
  } finally {
    await bringDatabaseBack();
  }
}

describe("the settings", () => {
  test("are checked at the start", { checks: ["checked"], ...SLOW }, async () => {
    const tries = {
      PORT: ["65536", "80.5", "http"],
      STOP_WITHIN_MS: ["99", "60001", "soon"],
      SECURE_COOKIES: ["yes", "1"],
      DATABASE_URL: ["mysql://db/workshop"],
    };
    expect({ accepted: await firstAccepted(tries) }).toEqual({ accepted: null });
  });

  test("have an address of the database", { checks: ["required"], ...START_MS }, async () => {
    const isOk = await isRefused({ DATABASE_URL: "" }, ["DATABASE_URL"]);
    expect({ "without DATABASE_URL": isOk ? "does not start" : "starts" }).toEqual({
      "without DATABASE_URL": "does not start",
    });
  });

  test("that do not fit are named all at once, without their values", {
    checks: ["all-named", "no-values"],
    ...START_MS,
  }, async () => {
    const secret = `kettle-${randomInt(100_000, 999_999)}`;
    const unfit = {
      DATABASE_URL: `mysql://workshop:${secret}@db/workshop`,
      STOP_WITHIN_MS: "soon",
      SECURE_COOKIES: "perhaps",
    };
    const { stdout, stderr } = await npmRun("start", { env: { PORT: "0", ...unfit }, withinMs: 8000 });
    const text = `${stdout}${stderr}`;
    const missing = Object.keys(unfit).filter((name) => !text.includes(name));
    const told = [secret, "perhaps"].filter((value) => text.includes(value));
    expect({ missing, told }).toEqual({ missing: [], told: [] });
  });

  test("may be empty", { checks: ["empty"], ...START_MS }, async () => {
    await migrate();
    const env = { PORT: "0", STOP_WITHIN_MS: "", SECURE_COOKIES: "" };
    const { signal, stdout, stderr } = await npmRun("start", { env, withinMs: 4000 });
    const found = signal === "SIGKILL" ? "starts" : `ends: ${(stderr + stdout).slice(-300)}`;
    expect({ "with empty settings": found }).toEqual({ "with empty settings": "starts" });
  });

  test("decide whether the cookie is for HTTPS only", { checks: ["secure"], ...SLOW }, async () => {
    const found = {};
    await serve();
    await request("POST", "/accounts", {
      json: { name: "Pim", email: "pim@post.example", password: PASSWORD },
    });
    for (const value of ["missing", "true", "false"]) {
      await serve(value === "missing" ? {} : { SECURE_COOKIES: value });
      const json = { email: "pim@post.example", password: PASSWORD };
      const { headers } = await request("POST", "/session", { json, withinMs: 5000 });
      const parts = [headers["set-cookie"]].flat().join().toLowerCase().split(/;\s*/);
      found[value] = [parts.includes("secure"), parts.includes("httponly")];
    }
    expect(found).toEqual({ missing: [false, true], true: [true, true], false: [false, true] });
  });
});

describe("the health", () => {
  test("is fine", { checks: ["health", "ready"], ...START_MS }, async () => {
    await begin();
    expect([await ask("GET /health"), await ask("GET /ready")]).toEqual([ALIVE, READY]);
  });

  test("is not ready without the database, and alive", {
    checks: ["not-ready", "health"],
    ...SLOW,
  }, async () => {
    for (const options of [{}, { silent: true }]) {
      const found = await away(
        async () => [await ask("GET /ready"), await ask("GET /health"), await ask("GET /ready")],
        options,
      );
      expect({ options, found }).toEqual({ options, found: [NOT_READY, ALIVE, NOT_READY] });
      expect(await readyAgain()).toEqual(READY);
    }
  });

  test("keeps the promises of all addresses", { checks: ["usual"] }, async () => {
    const calls = {
      "GET /v1/health": 200,
      "GET /v1/ready": 200,
      "HEAD /health": 200,
      "HEAD /ready": 200,
      "POST /health": 405,
      "DELETE /ready": 405,
      "GET /health/now": 404,
    };
    const found = {};
    for (const call of Object.keys(calls)) found[call] = (await ask(call))[call];
    expect(found).toEqual(calls);
    const { headers, json } = await away(() => request("GET", "/ready", { withinMs: 2000 }));
    expect({ type: headers["content-type"]?.split(";")[0], title: json?.title, id: json?.requestId }).toEqual(
      {
        type: "application/problem+json",
        title: "Service Unavailable",
        id: headers["x-request-id"],
      },
    );
    await readyAgain();
  });

  test("is not ready without the tables", { checks: ["no-tables"], ...START_MS }, async () => {
    await resetDatabase("");
    expect([await ask("GET /ready"), await ask("GET /health")]).toEqual([NOT_READY, ALIVE]);
    await migrate();
    expect(await readyAgain()).toEqual(READY);
  });
});

const about = (lines, path) => lines.filter((line) => line.path === path);

describe("the log", () => {
  test("has a line for each request", { checks: ["line", "level"], ...START_MS }, async () => {
    await begin();
    await bring();
    const { result, lines } = await logged(async () => [
      await send("GET /things?search=lamp"),
      await send("POST /things", { json: { name: "" } }),
      await request("GET", "/v1/things/1"),
    ]);
    const ids = result.map(({ headers }) => headers["x-request-id"]);
    const line = (method, path, status, requestId) => ({ level: "info", method, path, status, requestId });
    expect(
      lines.map(({ level, method, path, status, requestId }) => ({ level, method, path, status, requestId })),
    ).toEqual([
      line("GET", "/things", 200, ids[0]),
      line("POST", "/things", 400, ids[1]),
      line("GET", "/v1/things/1", 401, ids[2]),
    ]);
    expect(lines[0]).toEqual(
      expect.objectContaining({
        time: expect.stringMatching(ISO),
        msg: expect.any(String),
        ms: expect.any(Number),
      }),
    );
  });

  test("has a fault on our side", { checks: ["error", "level"] }, async () => {
    const { result, lines } = await without("things", () => logged(() => send("GET /things")));
    expect(about(lines, "/things")).toEqual([
      expect.objectContaining({
        level: "error",
        status: 500,
        requestId: result.headers["x-request-id"],
        error: expect.objectContaining({
          message: expect.stringContaining("things"),
          stack: expect.stringMatching(/\n\s+at /),
        }),
      }),
    ]);
  });

  test("has a line for somebody who hung up", { checks: ["aborted"], ...START_MS }, async () => {
    await send("GET /things");
    const before = (await printedSoFar()).length;
    const isLogged = async () => (await printed()).stdout.slice(before).includes("/things");
    const { lines } = await logged(async () => {
      await away(
        async () => {
          await send("GET /things", { withinMs: 200 }).catch(() => "hung up");
          await begun();
        },
        { silent: true },
      );
      await comes(isLogged);
      await wait(150); // for a second line
    });
    expect(about(lines, "/things")).toEqual([
      expect.objectContaining({ method: "GET", status: null, aborted: true }),
    ]);
  });

  test("knows no visitor and no secret", { checks: ["no-secrets"], ...START_MS }, async () => {
    const number = randomInt(100_000, 999_999);
    const [name, email, password] = [
      `Vidar${number}`,
      `moss${number}@post.example`,
      `copper kettle ${number}`,
    ];
    const json = { name, email, password };
    const headers = { "content-type": "application/json" };
    await query("ALTER TABLE accounts ADD CONSTRAINT nobody CHECK (role = 'nobody') NOT VALID");
    const failed = await request("POST", "/accounts", { json, withinMs: 5000 });
    await query("ALTER TABLE accounts DROP CONSTRAINT nobody");
    const broken = `{ "email": "${email}", "password": "${password}", "name": ${name} }`;
    await request("POST", "/accounts", { body: broken, headers });
    await request("POST", "/accounts", { json, withinMs: 5000 });
    const login = await request("POST", "/session", { json: { email, password }, withinMs: 5000 });
    const cookie = /session=([^;]+)/.exec([login.headers["set-cookie"]].flat().join())?.[1];
    await without("sessions", () => request("GET", "/session", { headers: { cookie: `session=${cookie}` } }));
    expect({ failed: failed.status, login: login.status }).toEqual({ failed: 500, login: 200 });
    const { stderr } = await printed();
    const text = `${await printedSoFar()}${stderr}`;
    const secrets = { name, email, password, cookie };
    expect(Object.keys(secrets).filter((kind) => text.includes(secrets[kind]))).toEqual([]);
  });

  test("is JSON from the first line to the last", { checks: ["json"] }, async () => {
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
    expect({ lines: lines.length > 0 }).toEqual({ lines: true });
  });
});

/** Whether the service takes no new request, within a second. */
async function closes() {
  const until = Date.now() + 1000;
  while (Date.now() < until) {
    if ((await answered(request("GET", "/hours"))) === "no response") return true;
    await wait(10);
  }
  return false;
}

describe("a stop", () => {
  test.each(["SIGTERM", "SIGINT"])(
    "ends at once after %s when there is nothing to wait for",
    { checks: ["code-0", "last-line"], ...START_MS },
    async (signal) => {
      await serve();
      await send("GET /things");
      const before = (await printed()).stdout.length;
      const { exitCode, signal: killedBy } = await stop(signal, { withinMs: ENDS_MS });
      expect({ exitCode, killedBy }).toEqual({ exitCode: 0, killedBy: null });
      const lines = (await printed()).stdout.slice(before).trim().split("\n");
      expect(JSON.parse(lines.at(-1))).toMatchObject({ msg: "stopped" });
    },
  );

  test("finishes what is running", { checks: ["finish", "closed", "code-0"], ...SLOW }, async () => {
    // On a busy machine the silence may last too long for the one who waits. Then it is tried again.
    let found;
    for (let turn = 0; turn < 3; turn += 1) {
      await serve();
      await send("GET /things");
      const name = `lamp of turn ${turn}`;
      const marta = await as("Marta", "coordinator");
      await takeDatabaseAway({ silent: true });
      const from = Date.now();
      const running = answered(
        marta.request("POST", "/things", { json: { name, category: "lamps" }, withinMs: 8000 }),
      );
      await begun();
      const stopping = stop("SIGTERM", { withinMs: 8000 });
      const isClosed = await closes();
      await bringDatabaseBack();
      const silentMs = Date.now() - from;
      const [status, { exitCode }] = [await running, await stopping];
      const rows = await query("SELECT name FROM things WHERE name = $1", [name]);
      found = { isClosed, status, exitCode, things: rows.length };
      if (status !== 503 || silentMs < 400) break;
    }
    expect(found).toEqual({ isClosed: true, status: 201, exitCode: 0, things: 1 });
  });

  test("cuts off what hangs", { checks: ["deadline"], ...START_MS }, async () => {
    await serve({ STOP_WITHIN_MS: "150" });
    await send("GET /things");
    await takeDatabaseAway({ silent: true });
    const running = answered(send("GET /things", { withinMs: 4000 }));
    await begun();
    const { exitCode, signal } = await stop("SIGTERM", { withinMs: ENDS_MS });
    await bringDatabaseBack();
    expect({ running: await running, exitCode, signal }).toEqual({
      running: "no response",
      exitCode: 1,
      signal: null,
    });
    await serve();
  });
});
