import { describe, expect, npmRun, resetDatabase, test } from "@aulo/runner/spec";

const SUITE_MS = { timeoutMs: 30_000 };
const NOWHERE = "postgres://postgres:postgres@127.0.0.1:1/nowhere";

/** Lets a script find out where the database is. */
const WHERE = {
  "package.json": JSON.stringify({ scripts: { where: "node where.js" } }),
  "where.js": "console.log(process.env.DATABASE_URL)",
};

/** Takes the place of Express: the same, with one fault planted in each app. */
const PLANTED = `
  const { createRequire } = require("node:module");
  const { join } = require("node:path");
  const real = createRequire(join(__dirname, "..", "..", "..", "any.js"))("express");
  const turned = (method, path, from, to) => (req, res, next) => {
    const isMeant = req.method === method && path.test(req.path);
    const { end } = res;
    res.end = (...rest) => {
      if (isMeant && res.statusCode === from) res.statusCode = to;
      return end.apply(res, rest);
    };
    next();
  };
  const FAULTS = {
    login: (req, res, next) =>
      req.method === "GET" && /\\/things$/.test(req.path) && !req.headers.cookie ? res.json({ things: [], total: 0 }) : next(),
    logout: (req, res, next) =>
      req.method === "DELETE" && /\\/session$/.test(req.path) ? res.clearCookie("session").status(204).end() : next(),
    check: turned("POST", /\\/things$/, 400, 201),
    hidden: turned("GET", /\\/things\\/\\d+$/, 404, 403),
    visitors: turned("PUT", /\\/claim$/, 403, 200),
    claim: turned("PUT", /\\/claim$/, 409, 200),
    places: turned("PUT", /\\/booking$/, 409, 200),
  };
  function express() {
    const app = real();
    const fault = FAULTS[process.env.PLANTED_FAULT];
    if (fault) app.use(fault);
    return app;
  }
  module.exports = Object.assign(express, real);
  module.exports.Router = real.Router;
  module.exports.Route = real.Route;
  module.exports.json = real.json;
  module.exports.text = real.text;
  module.exports.raw = real.raw;
  module.exports.urlencoded = real.urlencoded;
  module.exports.static = real.static;
`;
const EXPRESS = {
  "node_modules/express/package.json": '{ "name": "express", "main": "index.js" }',
  "node_modules/express/index.js": PLANTED,
};

let testDatabase = "";

async function npmTest({ fault = "none", database = testDatabase } = {}) {
  const env = {
    DATABASE_URL: NOWHERE,
    PGHOST: "127.0.0.1",
    PGPORT: "1",
    PLANTED_FAULT: fault,
    NODE_ENV: "test",
  };
  if (database !== null) env.TEST_DATABASE_URL = database;
  return npmRun("test", { files: EXPRESS, env });
}

const verdict = ({ exitCode, stdout, stderr }) =>
  exitCode === 0 ? "passes" : `fails: ${(stderr + stdout).slice(-400)}`;

describe("npm test", () => {
  test("passes on an empty database of its own", {
    checks: ["passes", "own-tables", "own-database"],
    ...SUITE_MS,
  }, async () => {
    testDatabase = (await npmRun("where", { files: WHERE })).stdout.trim();
    await resetDatabase("");
    expect({ "npm test": verdict(await npmTest()) }).toEqual({ "npm test": "passes" });
  });

  test("passes a second time", { checks: ["repeatable"], ...SUITE_MS }, async () => {
    expect({ "npm test": verdict(await npmTest()) }).toEqual({ "npm test": "passes" });
  });

  test("does not run without a database of its own", {
    checks: ["needs-variable"],
    ...SUITE_MS,
  }, async () => {
    const { exitCode, stdout, stderr } = await npmTest({ database: null });
    expect({
      "npm test": exitCode === 0 ? "passes" : "fails",
      "names TEST_DATABASE_URL": (stdout + stderr).includes("TEST_DATABASE_URL"),
    }).toEqual({
      "npm test": "fails",
      "names TEST_DATABASE_URL": true,
    });
  });
});

describe("the tests notice that", () => {
  const notices = async (fault) => {
    const { exitCode } = await npmTest({ fault });
    expect({ "npm test": exitCode === 0 ? "passes" : "fails" }).toEqual({ "npm test": "fails" });
  };
  test("things are shown without a login", { checks: ["watch-login"], ...SUITE_MS }, () => notices("login"));
  test("a session goes on after logging out", { checks: ["watch-logout"], ...SUITE_MS }, () =>
    notices("logout"),
  );
  test("a thing that does not fit is taken", { checks: ["watch-check"], ...SUITE_MS }, () =>
    notices("check"),
  );
  test("a stranger finds out that a thing exists", { checks: ["watch-hidden"], ...SUITE_MS }, () =>
    notices("hidden"),
  );
  test("a visitor claims a repair", { checks: ["watch-visitors"], ...SUITE_MS }, () => notices("visitors"));
  test("a repair is claimed twice", { checks: ["watch-claim"], ...SUITE_MS }, () => notices("claim"));
  test("a full slot takes a booking", { checks: ["watch-places"], ...SUITE_MS }, () => notices("places"));
});
