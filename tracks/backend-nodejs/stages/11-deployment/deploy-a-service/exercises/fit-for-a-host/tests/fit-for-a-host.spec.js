import { expect, npmRun, randomInt, request, restart, start, test } from "@aulo/runner/spec";

const STARTS_MS = { timeoutMs: 12_000 };
const WINDOW = { name: "window", seats: 2 };
const GARDEN = { name: "garden", seats: 6 };

/** Takes the place of src/tables.js: reports the package.json, the port that the server asks for and its version, then ends. */
const PROBE = `
  import { readFileSync } from "node:fs";
  import { Server } from "node:net";

  export const freeTables = () => [];
  const listen = Server.prototype.listen;
  Server.prototype.listen = function (...args) {
    const asked = args[0] ?? "any";
    const port = typeof asked === "object" ? (asked.port ?? "any") : asked;
    this.once("listening", async () => {
      const response = await fetch("http://127.0.0.1:" + this.address().port + "/version");
      const text = await response.text();
      const manifest = JSON.parse(readFileSync("package.json", "utf8"));
      console.log("\\nprobe " + JSON.stringify({ port: String(port), version: toVersion(text), manifest }));
      process.exit();
    });
    return listen.call(this, 0, "127.0.0.1");
  };
  function toVersion(text) {
    try {
      return JSON.parse(text).version ?? "none";
    } catch {
      return text;
    }
  }
`;

/** Runs npm start with the probe. */
async function probe(files = {}) {
  const { stdout, stderr } = await npmRun("start", { files: { ...files, "src/tables.js": PROBE } });
  const report = /^probe (.*)$/m.exec(stdout)?.[1];
  expect({ "npm start": report === undefined ? stderr.trim().slice(-300) : "serves" }).toEqual({
    "npm start": "serves",
  });
  return JSON.parse(report);
}

test("npm start starts the service on the port of the host", {
  checks: ["start", "port"],
  ...STARTS_MS,
}, async () => {
  await start();
  const { status, json } = await request("GET", "/tables?guests=5");
  expect({ "GET /tables?guests=5": status, json }).toEqual({ "GET /tables?guests=5": 200, json: [GARDEN] });
});

test("GET /tables answers as before", { checks: ["tables"], ...STARTS_MS }, async () => {
  const expected = {
    "GET /tables": [WINDOW, GARDEN],
    "GET /tables?guests=2": [WINDOW, GARDEN],
    "GET /tables?guests=3": [GARDEN],
    "GET /tables?guests=7": [],
    "GET /tables?guests=2.5": [GARDEN],
    "GET /tables?guests=many": [],
  };
  await restart();
  const found = {};
  for (const visit of Object.keys(expected)) found[visit] = (await request(...visit.split(" "))).json;
  expect(found).toEqual(expected);
});

test("tells which version and commit are running, and nothing else", {
  checks: ["version-route", "commit", "nothing-else"],
  ...STARTS_MS,
}, async () => {
  const commit = Array.from({ length: 40 }, () => randomInt(0, 15).toString(16)).join("");
  await restart({ env: { COMMIT: commit, SESSION_SECRET: "keep-this-to-yourself" } });
  const { status, json } = await request("GET", "/version");
  expect({ status, json }).toEqual({ status: 200, json: { version: "1.4.2", commit } });
});

test("tells an unknown commit when the host does not set it", {
  checks: ["unknown"],
  ...STARTS_MS,
}, async () => {
  await restart();
  const { json } = await request("GET", "/version");
  expect({ "GET /version": json }).toEqual({ "GET /version": { version: "1.4.2", commit: "unknown" } });
});

test("lists express under dependencies", { checks: ["dependencies"], concept: "npm-packages" }, async () => {
  const { manifest } = await probe();
  expect(Object.keys(manifest.dependencies ?? {})).toContain("express");
});

test("asks for port 3000 when PORT is not set", { checks: ["default-port"] }, async () => {
  const { port } = await probe();
  expect({ port }).toEqual({ port: "3000" });
});

test("tells the next version when only package.json changes", { checks: ["version"] }, async () => {
  const { manifest } = await probe();
  const next = `2.${randomInt(0, 99)}.${randomInt(0, 99)}`;
  const { version } = await probe({ "package.json": JSON.stringify({ ...manifest, version: next }) });
  expect({ version }).toEqual({ version: next });
});

test("npm test runs the checks", { checks: ["runs-check"], concept: "npm-packages" }, async () => {
  const { exitCode, stdout } = await npmRun("test");
  expect({ "npm test": exitCode }).toEqual({ "npm test": 0 });
  expect(stdout).toContain("tables are right");
});

const FAILURES = [
  ["a check fails", { "src/tables.js": "export const freeTables = () => [];\n" }],
  [
    "the file of checks ends with another exit code than 0",
    { "checks/tables.check.js": "process.exitCode = 3;\n" },
  ],
];
test.each(FAILURES)(
  "npm test fails when %s",
  { checks: ["fails-with-check"], concept: "npm-packages" },
  async (_name, files) => {
    const { exitCode } = await npmRun("test", { files });
    expect({ "npm test": exitCode === 0 ? "passes" : "fails" }).toEqual({ "npm test": "fails" });
  },
);
