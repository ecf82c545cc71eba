import { expect, npmRun, randomInt, request, restart, start, test } from "@aulo/runner/spec";

test("npm start starts the service on the port of the host", { timeoutMs: 12_000 }, async () => {
  await start();
  const { status, json } = await request("GET", "/tables?guests=5");
  expect({ status, json }).toEqual({ status: 200, json: [{ name: "garden", seats: 6 }] });
});

test("tells which version and commit are running, and nothing else", { timeoutMs: 12_000 }, async () => {
  const commit = randomInt(0x1000000, 0xfffffff).toString(16);
  await restart({ env: { COMMIT: commit, SESSION_SECRET: "keep-this-to-yourself" } });
  const { status, json } = await request("GET", "/version");
  expect({ status, json }).toEqual({ status: 200, json: { version: "1.4.2", commit } });
  await restart();
  expect((await request("GET", "/version")).json).toEqual({ version: "1.4.2", commit: "unknown" });
});

test("npm test runs the checks, and fails when one of them does", { concept: "npm-packages" }, async () => {
  const { exitCode, stdout } = await npmRun("test");
  expect({ exitCode, printed: stdout.trim() }).toEqual({ exitCode: 0, printed: "tables are right" });
  const files = { "src/tables.js": "export const freeTables = () => [];\n" };
  expect((await npmRun("test", { files })).exitCode).not.toBe(0);
});
