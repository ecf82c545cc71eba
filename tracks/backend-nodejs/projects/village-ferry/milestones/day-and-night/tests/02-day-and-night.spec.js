import {
  bringDatabaseBack,
  describe,
  expect,
  query,
  stop,
  takeDatabaseAway,
  test,
  unit,
  wait,
} from "@aulo/runner/spec";
import { begin, book, crossing, SLOW, send, serve, tryToStart, whereItListens } from "./ferry.js";
import { runCommand } from "./run-command.js";

const ENDS_MS = 5000;

const theUnit = () => unit("deploy/ferry.service");
const words = (values) => values.flatMap((value) => value.split(/\s+/));

/** Seconds of a span such as 20, 20s or "1min 30s"; Infinity for none. */
function seconds(text) {
  if (text === "infinity") return Number.POSITIVE_INFINITY;
  const units = {
    "": 1,
    ms: 0.001,
    s: 1,
    sec: 1,
    second: 1,
    seconds: 1,
    m: 60,
    min: 60,
    minute: 60,
    minutes: 60,
  };
  const parts = [...`${text}`.matchAll(/(\d+(?:\.\d+)?)\s*([a-z]*)/g)];
  return parts.reduce((sum, [, number, name]) => sum + Number(number) * (units[name] ?? Number.NaN), 0);
}

describe("the unit", () => {
  test("has a user and a folder", { checks: ["user", "folder"] }, async () => {
    const { value } = await theUnit();
    expect({
      User: value("Service", "User"),
      WorkingDirectory: value("Service", "WorkingDirectory")?.replace(/(.)\/$/, "$1"),
    }).toEqual({ User: "ferry", WorkingDirectory: "/srv/ferry" });
  });

  test("starts the service", { checks: ["node"], ...SLOW }, async () => {
    const { all, value, environment } = await theUnit();
    const [program, ...args] = all("Service", "ExecStart").at(-1)?.split(/\s+/) ?? [];
    expect({ "ExecStart begins with": program, Type: value("Service", "Type") ?? "simple" }).toEqual({
      "ExecStart begins with": "/usr/bin/node",
      Type: expect.stringMatching(/^(simple|exec)$/),
    });
    const command = `node ${args.map((word) => word.replace(/^\/srv\/ferry\//, "./")).join(" ")}`;
    const run = (env, withinMs) =>
      runCommand(command, { env: { ...environment, PORT: "0", ...env }, withinMs });
    const { stdout } = await run({}, 3000);
    const { exitCode } = await run({ CAPTAIN_KEY: "" }, 6000);
    expect({ [command]: stdout, "without CAPTAIN_KEY": exitCode }).toEqual({
      [command]: expect.stringMatching(/^listening on /m),
      "without CAPTAIN_KEY": 78,
    });
  });

  test("reads the file of settings", { checks: ["env-file", "env-needed"] }, async () => {
    const { all } = await theUnit();
    expect({ EnvironmentFile: all("Service", "EnvironmentFile") }).toEqual({
      EnvironmentFile: ["/etc/ferry.env"],
    });
  });

  test("sets the port, and no secret", { checks: ["unit-port", "no-secret-in-unit"] }, async () => {
    const { environment } = await theUnit();
    const { PORT, DATABASE_URL = "not set", CAPTAIN_KEY = "not set" } = environment;
    expect({ PORT, DATABASE_URL, CAPTAIN_KEY }).toEqual({
      PORT: "4000",
      DATABASE_URL: "not set",
      CAPTAIN_KEY: "not set",
    });
  });

  test("starts it again after a failure only", { checks: ["restart", "clean-end", "pause"] }, async () => {
    const { value, all } = await theUnit();
    expect({
      Restart: value("Service", "Restart"),
      "seconds of RestartSec": seconds(value("Service", "RestartSec") ?? "100ms"),
      "1 in RestartPreventExitStatus": words(all("Service", "RestartPreventExitStatus")).includes("1"),
      "1 in SuccessExitStatus": words(all("Service", "SuccessExitStatus")).includes("1"),
      "0 in RestartForceExitStatus": words(all("Service", "RestartForceExitStatus")).includes("0"),
    }).toEqual({
      Restart: "on-failure",
      "seconds of RestartSec": 5,
      "1 in RestartPreventExitStatus": false,
      "1 in SuccessExitStatus": false,
      "0 in RestartForceExitStatus": false,
    });
  });

  test("leaves unfit settings alone", { checks: ["not-for-78"] }, async () => {
    const { all } = await theUnit();
    const is78 = (value) => /^(78|CONFIG)$/.test(value);
    const has = (name) => words(all("Service", name)).some(is78);
    expect({
      "78 in RestartPreventExitStatus": has("RestartPreventExitStatus"),
      "78 in SuccessExitStatus": has("SuccessExitStatus"),
    }).toEqual({ "78 in RestartPreventExitStatus": true, "78 in SuccessExitStatus": false });
  });

  test("starts with the machine", { checks: ["boot"] }, async () => {
    const { all } = await theUnit();
    const by = [...all("Install", "WantedBy"), ...all("Install", "RequiredBy")];
    expect({ "[Install]": words(by) }).toEqual({
      "[Install]": expect.arrayContaining(["multi-user.target"]),
    });
  });

  test("waits for the network", { checks: ["network"] }, async () => {
    const { all } = await theUnit();
    const needs = words([...all("Unit", "Wants"), ...all("Unit", "Requires")]);
    expect({ After: words(all("Unit", "After")), "Wants or Requires": needs }).toEqual({
      After: expect.arrayContaining(["network-online.target"]),
      "Wants or Requires": expect.arrayContaining(["network-online.target"]),
    });
  });

  test("is patient", { checks: ["patience"] }, async () => {
    const { value } = await theUnit();
    const waits = seconds(value("Service", "TimeoutStopSec") ?? value("Service", "TimeoutSec") ?? "90");
    const signal = value("Service", "KillSignal") ?? "SIGTERM";
    const mode = value("Service", "KillMode") ?? "control-group";
    expect({ "waits 20 seconds": waits >= 20, signal, mode }).toEqual({
      "waits 20 seconds": true,
      signal: expect.stringMatching(/^SIG(TERM|INT)$/),
      mode: expect.not.stringMatching(/^none$/),
    });
  });
});

describe("the start", () => {
  test("says that the port is taken", { checks: ["taken"], ...SLOW }, async () => {
    await begin();
    await send("GET /crossings");
    const { port } = await whereItListens();
    const { exitCode, stdout, stderr } = await tryToStart({ PORT: `${port}` });
    const lines = stderr.trim().split("\n");
    expect({ exitCode, stdout, lines: lines.length, line: lines[0] }).toEqual({
      exitCode: 1,
      stdout: "",
      lines: 1,
      line: expect.stringContaining(`${port}`),
    });
  });

  test("ends without the database", { checks: ["start-without"], timeoutMs: 30_000 }, async () => {
    await begin();
    const found = {};
    for (const silent of [false, true]) {
      await takeDatabaseAway({ silent });
      const { exitCode, signal } = await tryToStart({}, { withinMs: 8000 });
      await bringDatabaseBack();
      found[silent ? "silent" : "away"] = { exitCode, signal };
    }
    expect(found).toEqual({
      away: { exitCode: 1, signal: null },
      silent: { exitCode: 1, signal: null },
    });
  });
});

const answered = (promise) =>
  promise.then(
    ({ status }) => status,
    () => "no response",
  );

/** Some time for the service to begin with what was sent before. */
async function begun() {
  for (let turn = 0; turn < 3; turn += 1) await answered(send("GET /moon"));
}

/** Whether the service takes no new request any more. */
async function closes() {
  const until = Date.now() + 1500;
  while (Date.now() < until) {
    if ((await answered(send("GET /moon"))) === "no response") return true;
    await wait(10);
  }
  return false;
}

const bookingsOf = async (id) =>
  (await query("SELECT count(*)::int AS made FROM bookings WHERE crossing_id = $1", [id]))[0].made;

/** Stops the service while somebody books, with more signals if there are any. */
async function stopWhileSomebodyBooks(signal, ...more) {
  // A service may give up a statement after a while. On a busy machine this may be too early for us.
  let found;
  for (let turn = 0; turn < 3; turn += 1) {
    await serve({ STOP_WITHIN_MS: "12000" });
    const id = await crossing();
    await send("GET /crossings");
    await takeDatabaseAway({ silent: true });
    const from = Date.now();
    const running = answered(book(id, {}, { withinMs: 9000 }));
    await begun();
    const stops = [stop(signal, { withinMs: 9000 })];
    const isClosed = await closes();
    for (const another of more) {
      stops.push(stop(another, { withinMs: 9000 }));
      await wait(100);
    }
    await bringDatabaseBack();
    const silentMs = Date.now() - from;
    const [status, [{ exitCode, signal: killedBy }]] = [await running, await Promise.all(stops)];
    found = { isClosed, status, exitCode, killedBy, bookings: await bookingsOf(id) };
    if (status === 201 || silentMs < 500) break;
  }
  return found;
}

const ON_BOARD = { isClosed: true, status: 201, exitCode: 0, killedBy: null, bookings: 1 };

describe("the stop", () => {
  test.each(["SIGTERM", "SIGINT"])(
    "comes at once when nothing runs: %s",
    {
      checks: ["code-0"],
      ...SLOW,
    },
    async (signal) => {
      await begin();
      await send("GET /crossings");
      const { exitCode, signal: killedBy } = await stop(signal, { withinMs: ENDS_MS });
      expect({ [signal]: { exitCode, killedBy } }).toEqual({ [signal]: { exitCode: 0, killedBy: null } });
    },
  );

  test("lets everybody arrive", { checks: ["closed", "finish", "code-0"], timeoutMs: 60_000 }, async () => {
    await begin();
    expect(await stopWhileSomebodyBooks("SIGTERM")).toEqual(ON_BOARD);
  });

  test("is not shortened by a second signal", { checks: ["second"], timeoutMs: 60_000 }, async () => {
    expect(await stopWhileSomebodyBooks("SIGTERM", "SIGTERM", "SIGINT")).toEqual(ON_BOARD);
  });

  test("has an end", { checks: ["deadline"], timeoutMs: 30_000 }, async () => {
    await serve({ STOP_WITHIN_MS: "400" });
    await send("GET /crossings");
    await takeDatabaseAway({ silent: true });
    const running = answered(send("GET /crossings", { withinMs: 8000 }));
    await begun();
    const { exitCode, signal } = await stop("SIGTERM", { withinMs: ENDS_MS });
    await bringDatabaseBack();
    expect({ running: await running, exitCode, signal }).toEqual({
      running: "no response",
      exitCode: 1,
      signal: null,
    });
  });

  test("has a setting that is checked", { checks: ["stop-setting"], timeoutMs: 40_000 }, async () => {
    const found = {};
    const tries = ["99", "15001", "1e3"];
    for (const STOP_WITHIN_MS of tries) {
      const { exitCode, stderr } = await tryToStart({ STOP_WITHIN_MS });
      found[STOP_WITHIN_MS] = [exitCode, stderr.startsWith("STOP_WITHIN_MS")];
    }
    expect(found).toEqual(Object.fromEntries(tries.map((text) => [text, [78, true]])));
  });
});
