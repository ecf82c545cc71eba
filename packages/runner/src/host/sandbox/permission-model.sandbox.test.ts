import { readdirSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { spec, stdoutOf, temporaryFolder, testRunner } from "../../testing/runner.ts";

const { runner, run } = await testRunner({ tier: "permission-model" });

test("the tier names its strength", () => {
  expect(runner.tier).toMatchObject({
    kind: "permission-model",
    words: "guards against accidents, not malice",
  });
});

describe("under Node's permission model alone", () => {
  test("a function that uses packages passes", async () => {
    const files = {
      "main.js": `import { z } from "zod"; export const double = (n) => z.number().parse(n) * 2;`,
    };
    const body = `
      test("doubles", async () => { expect(await call("double", 2)).toBe(4); });
      test("inside", async () => { expect(await inside((solution) => solution.double(3))).toBe(6); });`;
    expect(await run({ files, spec: spec(body) })).toMatchObject({ kind: "passed" });
  });

  test("a script passes and may write in its own folder", async () => {
    const files = { "main.js": `import { writeFileSync } from "node:fs"; writeFileSync("out.txt", "x");` };
    const body = `test("writes", async () => { expect((await script()).files).toEqual({ "out.txt": "x" }); });`;
    expect(await run({ kind: "script", files, spec: spec(body) })).toMatchObject({ kind: "passed" });
  });

  test("a server passes and is gone afterwards", async () => {
    const source = `
      import express from "express";
      express().get("/", (_request, response) => response.send(String(process.env.PORT))).listen(process.env.PORT);`;
    let port = "";
    const body = `test("answers", async () => { const { text } = await request("GET", "/"); console.log(text); expect(text).toMatch(/\\d/); expect(text).toBe("none"); });`;
    const outcome = await run({ kind: "server", files: { "main.js": source }, spec: spec(body) });
    if ("tests" in outcome)
      port = JSON.parse((outcome.tests[0]?.failure?.actual ?? '""').replaceAll("'", '"'));
    expect(port).toMatch(/^\d+$/);
    await expect(fetch(`http://127.0.0.1:${port}`)).rejects.toThrow();
  });

  test("SQL and tests pass", async () => {
    const rows = `test("counts", async () => { expect((await (await database()).run()).rows).toEqual([{ one: 1 }]); });`;
    const sql = {
      kind: "sql",
      entry: "main.sql",
      files: { "main.sql": "select 1 as one" },
      spec: spec(rows),
    } as const;
    expect(await run(sql)).toMatchObject({ kind: "passed" });
    const results = `test("runs", async () => { expect(await learnerTests({})).toEqual({ total: 1, passed: ["a"], failed: [] }); });`;
    const files = { "main.js": `import test from "node:test"; test("a", () => {});` };
    expect(await run({ kind: "tests", files, spec: spec(results) })).toMatchObject({ kind: "passed" });
  });

  test.each(["function", "script"] as const)(
    "a %s cannot read or write outside its folder, nor start programs",
    async (kind) => {
      const secret = join(temporaryFolder(), "secret.txt");
      writeFileSync(secret, "secret");
      const source = `
      import { readFileSync, writeFileSync } from "node:fs";
      import { spawnSync } from "node:child_process";
      const code = (act) => { try { act(); return "done"; } catch (error) { return error.code; } };
      export const tried = [
        code(() => readFileSync(${JSON.stringify(secret)})),
        code(() => writeFileSync(${JSON.stringify(`${secret}.x`)}, "")),
        code(() => spawnSync(process.execPath, ["-e", "0"])),
      ].join();
      export const go = () => tried;
      console.log(tried);`;
      const body =
        kind === "function"
          ? `test("is refused", async () => { await call("go"); });`
          : `test("runs", async () => { await script(); });`;
      const outcome = await run({ kind, files: { "main.js": source }, spec: spec(body) });
      expect(stdoutOf(outcome)).toBe("ERR_ACCESS_DENIED,ERR_ACCESS_DENIED,ERR_ACCESS_DENIED\n");
    },
  );

  test("an endlessly growing heap is stopped", async () => {
    const files = { "main.js": "const held = []; for (;;) held.push({});" };
    const limits = { memoryMb: 64, timeoutMs: 20_000 };
    expect(await run({ kind: "script", files, limits })).toMatchObject({
      kind: "out-of-memory",
      limitMb: 64,
    });
  });

  test("the host's environment is hidden", async () => {
    process.env.AULO_TEST_SECRET = "host";
    const outcome = await run({
      kind: "script",
      files: { "main.js": "console.log(process.env.AULO_TEST_SECRET, process.env.USER);" },
    });
    expect(outcome.printed.stdout).toBe("undefined undefined\n");
  });

  test("places of errors are reported as in other tiers", async () => {
    const outcome = await run({ kind: "script", files: { "main.js": "\nnull.x;" } });
    expect(outcome).toMatchObject({ kind: "error", spot: { file: "main.js", line: 2 } });
    expect(outcome.printed.stderr).not.toContain(tmpdir());
  });

  test("no folder remains", async () => {
    await run({ kind: "script" });
    await runner.settled();
    expect(readdirSync(tmpdir()).filter((name) => name.startsWith(`aulo-run-${process.pid}-`))).toEqual([]);
  });
});
