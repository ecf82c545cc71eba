import { describe, expect, test } from "vitest";
import type { Job, Outcome } from "../../index.ts";
import { spec, testRunner } from "../../testing/runner.ts";

const cold = await testRunner();
const warm = await testRunner({ pool: { lanesPerKind: 1, memoryMb: 1_024 } });

const app = `
  import express from "express";
  console.log("on");
  express().get("/", (request, response) => response.json({ ok: true })).listen(process.env.PORT);`;
const common = `
  console.log(require.main === module, process.argv.slice(2), process.env.LEVEL, process.cwd() === __dirname);
  process.exitCode = 3;`;
const broken = `console.log("first");\nconst total = 1;\ntotal.add();\n`;

const jobs: [string, Partial<Job>][] = [
  [
    "a function",
    {
      files: { "main.js": `console.log("loaded"); export const add = (a, b) => a + b;` },
      spec: spec(`test("adds", async () => { expect(await call("add", 1, 2)).toBe(3); });`),
    },
  ],
  [
    "a wrong function",
    {
      files: { "main.js": `export const add = (a, b) => a - b;` },
      spec: spec(`test("adds", async () => { expect(await call("add", 1, 2)).toBe(3); });`),
    },
  ],
  [
    "a function in TypeScript that throws",
    {
      entry: "main.ts",
      files: { "main.ts": `export const go = (text: string): never => {\n  throw new Error(text);\n};` },
      spec: spec(`test("goes", async () => { await call("go", "no"); });`),
    },
  ],
  [
    "a module that exits",
    { files: { "main.js": `process.exit(4);` }, spec: spec(`test("a", async () => { await call("go"); });`) },
  ],
  [
    "a script",
    {
      kind: "script",
      entry: "main.cjs",
      files: { "main.cjs": common },
      spec: spec(`test("runs", async () => {
        const ran = await script({ args: ["a", "b"], env: { LEVEL: "high" } });
        expect(ran).toEqual({ exitCode: 3, signal: null, stdout: "true [ 'a', 'b' ] high true\\n", stderr: "", files: {} });
      });`),
    },
  ],
  ["an example that fails", { kind: "script", files: { "main.js": broken } }],
  [
    "an example in TypeScript that fails",
    {
      kind: "script",
      entry: "main.ts",
      files: { "main.ts": `const total: number = 1;\n${broken.replace("const total = 1;", "")}` },
    },
  ],
  [
    "an example that awaits for ever",
    { kind: "script", files: { "main.js": "await new Promise(() => {});" } },
  ],
  [
    "a server",
    {
      kind: "server",
      files: { "main.js": app },
      spec: spec(`test("answers", async () => {
        expect((await request("GET", "/")).json).toEqual({ ok: true });
        expect(await stop()).toMatchObject({ signal: "SIGTERM" });
      });`),
    },
  ],
  [
    "SQL",
    {
      kind: "sql",
      limits: { timeoutMs: 30_000 },
      entry: "main.sql",
      files: { "main.sql": "select a from t order by a" },
      spec: spec(`test("selects", { timeoutMs: 20_000 }, async () => {
        const first = await database("create table t (a int); insert into t values (2), (1)");
        expect((await first.run()).rows).toEqual([{ a: 1 }, { a: 2 }]);
        const second = await database("create table t (a int)");
        expect((await second.run()).rows).toEqual([]);
      });`),
    },
  ],
  [
    "tests in TypeScript",
    {
      kind: "tests",
      entry: "add.test.ts",
      files: {
        "add.test.ts": `import test from "node:test";\nimport assert from "node:assert";\nimport { add } from "./add.ts";\ntest("adds", () => assert.equal(add(1, 2) as number, 3));`,
        "add.ts": "export const add = (a: number, b: number) => 0;",
      },
      spec: spec(`test("catches it", async () => {
        const source = (sign) => ({ "add.ts": "export const add = (a: number, b: number): number => a " + sign + " b;" });
        expect(await learnerTests(source("+"))).toMatchObject({ passed: ["adds"], failed: [] });
        expect(await learnerTests(source("-"))).toMatchObject({ passed: [], failed: ["adds"] });
      });`),
    },
  ],
];

const base = { kind: "function", entry: "main.js", seed: 1, files: {} } as const;

describe("a cold and a warm start give the same outcome of", () => {
  test.each(jobs)("%s", async (_name, job) => {
    const expected = withoutTimes(await cold.run(job));
    warm.runner.prepare({ ...base, ...job });
    await warm.runner.settled();
    expect(warm.runner.idleLanes()).toBeGreaterThan(0);
    expect(withoutTimes(await warm.run(job))).toEqual(expected);
    expect(expected.kind).not.toBe("judge-failed");
  });
});

function withoutTimes(outcome: Outcome): Outcome {
  const tests =
    "tests" in outcome
      ? { tests: outcome.tests.map((one) => ({ ...one, printed: maskTimes(one.printed), durationMs: 0 })) }
      : {};
  return { ...outcome, ...tests, printed: maskTimes(outcome.printed), durationMs: 0, peakMemoryMb: 0 };
}

function maskTimes({ stdout, stderr, pieces }: Outcome["printed"]): Outcome["printed"] {
  const masked = (text: string) => text.replaceAll(/\d+\.\d+/g, "0");
  const streams = pieces.map(({ stream, text }) => ({ stream, text: masked(text), afterMs: 0 }));
  return { stdout: masked(stdout), stderr, pieces: joinNeighbours(streams) };
}

/** Text of one stream may have come in one piece or in several. */
function joinNeighbours(pieces: Outcome["printed"]["pieces"]): Outcome["printed"]["pieces"] {
  const made: Outcome["printed"]["pieces"] = [];
  for (const piece of pieces) {
    const last = made.at(-1);
    if (last?.stream === piece.stream) last.text += piece.text;
    else made.push({ ...piece });
  }
  return made;
}
