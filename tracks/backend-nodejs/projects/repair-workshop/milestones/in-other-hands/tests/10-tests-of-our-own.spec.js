import { describe, expect, npmRun, resetDatabase, test } from "@aulo/runner/spec";

const SUITE_MS = { timeoutMs: 30_000 };
const NOWHERE = "postgres://postgres:postgres@127.0.0.1:1/nowhere";

/** Lets a script find out where the database is. */
const WHERE = {
  "package.json": JSON.stringify({ scripts: { where: "node where.js" } }),
  "where.js": "console.log(process.env.DATABASE_URL)",
};

/** Takes the place of Express: the same, with a fault planted in each app. */
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

async function npmTest({ fault = "none" } = {}) {
  const env = {
    DATABASE_URL: NOWHERE,
    PGHOST: "127.0.0.1",
    PGPORT: "1",
    PLANTED_FAULT: fault,
    NODE_ENV: "test",
    TEST_DATABASE_URL: testDatabase,
  };
  return npmRun("test", { files: EXPRESS, env });
}

const verdict = ({ exitCode, stdout, stderr }) =>
  exitCode === 0 ? "passes" : `fails: ${(stderr + stdout).slice(-400)}`;

describe("npm test", () => {
  test("still passes, and watches over the places", { checks: ["still"], ...SUITE_MS }, async () => {
    testDatabase = (await npmRun("where", { files: WHERE })).stdout.trim();
    await resetDatabase("");
    expect({ "npm test": verdict(await npmTest()) }).toEqual({ "npm test": "passes" });
    const { exitCode } = await npmTest({ fault: "places" });
    expect({ "with a full slot that takes a booking": exitCode === 0 ? "passes" : "fails" }).toEqual({
      "with a full slot that takes a booking": "fails",
    });
  });
});
