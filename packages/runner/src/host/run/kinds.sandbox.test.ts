import { describe, expect, test } from "vitest";
import { firstFailure, spec, testRunner, verdicts } from "../../testing/runner.ts";

const { run } = await testRunner();

describe("a function", () => {
  const files = {
    "main.js": "export const total = (items) => items.reduce((sum, { price }) => sum + price, 0);",
  };

  test("passes when every expectation holds", async () => {
    const outcome = await run({
      files,
      spec: spec(
        `test("adds up", async () => { expect(await call("total", [{ price: 2 }, { price: 3 }])).toBe(5); });`,
      ),
    });
    expect(outcome).toMatchObject({
      kind: "passed",
      tests: [{ name: "adds up", passed: true, failure: null }],
    });
  });

  test("fails with both values printed and the failing tests first", async () => {
    const body = `
      test("adds up", async () => { expect(await call("total", [])).toBe(0); });
      test("adds tax", { concept: "tax" }, async () => { expect(await call("total", [{ price: 10 }])).toBe(12); });`;
    const outcome = await run({ files, spec: spec(body) });
    expect(verdicts(outcome)).toEqual([
      ["adds tax", false],
      ["adds up", true],
    ]);
    const failure = { message: "Expected 12, but got 10.", expected: "12", actual: "10", diff: null };
    expect(outcome).toMatchObject({ kind: "failed", tests: [{ concept: "tax", failure }, {}] });
  });

  test("fails when a list has further elements, even undefined ones", async () => {
    const body = `
      test("a list", async () => { expect(await call("default")).toEqual([1]); });
      test("a list in an object", async () => { expect({ list: await call("default") }).toHaveProperty("list", [1]); });`;
    const outcome = await run({
      files: { "main.js": "export default () => [1, undefined];" },
      spec: spec(body),
    });
    expect(verdicts(outcome)).toEqual([
      ["a list", false],
      ["a list in an object", false],
    ]);
  });

  test("shows a diff of values that fill several lines", async () => {
    const wide = `{ name: "a rather long name for a thing", tags: ["one", "two"], nested: { first: 1, second: 2, third: "long enough" } }`;
    const outcome = await run({
      files: { "main.js": `export default () => (${wide});` },
      spec: spec(
        `test("gives the thing", async () => { expect(await call("default")).toEqual({ ...${wide}, name: "other" }); });`,
      ),
    });
    expect(outcome).toMatchObject({ kind: "failed" });
    const diff = "tests" in outcome ? outcome.tests[0]?.failure?.diff : null;
    expect(diff).toContain("-   name: 'other'");
    expect(diff).toContain("+   name: 'a rather long name for a thing'");
  });

  test("reports the thrown error and its place", async () => {
    const outcome = await run({
      files: { "main.js": "export const go = () => {\n  return undefined.x;\n};" },
      spec: spec(`test("goes", async () => { await call("go"); });`),
    });
    expect(firstFailure(outcome)).toBe(
      "The code threw TypeError: Cannot read properties of undefined (reading 'x')",
    );
    const spot = { file: "main.js", line: 2, column: 20, excerpt: "  return undefined.x;" };
    expect(outcome).toMatchObject({ tests: [{ failure: { spot } }] });
  });

  test("names the export that is missing", async () => {
    const outcome = await run({ files, spec: spec(`test("has it", async () => { await call("sum"); });`) });
    expect(firstFailure(outcome)).toMatch(
      /The file does not export a function named "sum"\. It exports ".+\.$/,
    );
  });

  test("throws errors that keep their class, name and own properties", async () => {
    const source = `
      export class NotFound extends RangeError { name = "NotFound"; status = 404; }
      export const find = () => { throw new NotFound("no such thing"); };`;
    const body = `test("throws", async () => {
      await expect(call("find")).rejects.toThrow(RangeError);
      await expect(call("find")).rejects.toMatchObject({ name: "NotFound", message: "no such thing", status: 404 });
    });`;
    expect(await run({ files: { "main.js": source }, spec: spec(body) })).toMatchObject({ kind: "passed" });
  });

  test("can be inspected by a scenario that runs beside it, with the same imports", async () => {
    const body = `
      test("sees inside", async () => {
        const seen = await inside(async (solution, price) => {
          const { z } = await import("zod");
          const { EventEmitter } = await import("node:events");
          return { total: solution.total([{ price }]), kind: z.number().parse(price), on: typeof new EventEmitter().on };
        }, 7);
        expect(seen).toEqual({ total: 7, kind: 7, on: "function" });
        expect(await exported()).toEqual({ total: "function" });
      });`;
    expect(await run({ files, spec: spec(body) })).toMatchObject({ kind: "passed" });
  });

  test("may be TypeScript, CommonJS or several modules", async () => {
    const body = `test("doubles", async () => { expect(await call("double", 4)).toBe(8); });`;
    const typescript = {
      "main.ts": 'import { two } from "./lib/two.ts";\nexport const double = (n: number): number => n * two;',
      "lib/two.ts": "export const two: number = 2;",
    };
    expect(await run({ entry: "main.ts", files: typescript, spec: spec(body) })).toMatchObject({
      kind: "passed",
    });
    const commonJs = { "main.cjs": "exports.double = (n) => n * 2;" };
    expect(await run({ entry: "main.cjs", files: commonJs, spec: spec(body) })).toMatchObject({
      kind: "passed",
    });
    const besideModule = {
      "main.js": "const { two } = require('./two.js'); module.exports = { double: (n) => n * two };",
      "two.js": "import 'node:fs'; export const two = 2;",
    };
    expect(await run({ files: besideModule, spec: spec(body) })).toMatchObject({ kind: "passed" });
  });

  test("is called with inputs that depend on the seed alone", async () => {
    const body = `test(String([random("a"), randomInt(1, 6), pick(["x", "y", "z"])]), () => {});`;
    const first = await run({ seed: 5, spec: spec(body) });
    expect(verdicts(await run({ seed: 5, spec: spec(body) }))).toEqual(verdicts(first));
    expect(verdicts(await run({ seed: 6, spec: spec(body) }))).not.toEqual(verdicts(first));
  });

  test("has its tests named by group and by row", async () => {
    const body = `
      describe("double", () => {
        describe("of numbers", () => {
          test.each([[1, 2], [2, 4]])("makes %d to %d", async (input, output) => { expect(await call("double", input)).toBe(output); });
        });
        test.each([{ input: 0 }])("keeps $input", async ({ input }) => { expect(await call("double", input)).toBe(0); });
      });`;
    const outcome = await run({
      files: { "main.js": "export const double = (n) => n * 2;" },
      spec: spec(body),
    });
    expect(verdicts(outcome).map(([name]) => name)).toEqual([
      "double: of numbers: makes 1 to 2",
      "double: of numbers: makes 2 to 4",
      "double: keeps 0",
    ]);
  });
});

describe("a script", () => {
  const files = {
    "main.js": `
      import { readFileSync, writeFileSync } from "node:fs";
      const [name] = process.argv.slice(2);
      console.log(name, process.env.TONE, readFileSync(0, "utf8"), readFileSync("in.txt", "utf8"));
      console.error("warned");
      writeFileSync("out.txt", "left");
      process.exitCode = 3;`,
  };

  test("gives its exit code, streams and the files it left", async () => {
    const body = `test("runs", async () => {
      const run = await script({ args: ["Ada"], stdin: "typed", files: { "in.txt": "given" }, env: { TONE: "soft" } });
      expect(run).toEqual({ exitCode: 3, signal: null, stdout: "Ada soft typed given\\n", stderr: "warned\\n", files: { "in.txt": "given", "out.txt": "left" } });
    });`;
    expect(await run({ kind: "script", files, spec: spec(body) })).toMatchObject({ kind: "passed" });
  });

  test("ends standard input, or keeps it open", async () => {
    const source = `process.stdin.on("end", () => console.log("end"));
      process.stdin.on("data", (text) => {
        console.log(String(text));
        if (process.argv[2] === "leave") setTimeout(() => process.exit(), 100);
      });`;
    const body = `test("reads", async () => {
      const stdin = "typed";
      const runs = [await script({ stdin }), await script({ args: ["leave"], stdin, keepsStdinOpen: true })];
      const printed = runs.map(({ stdout }) => stdout);
      expect(printed).toEqual(["typed\\nend\\n", "typed\\n"]);
    });`;
    expect(await run({ kind: "script", files: { "main.js": source }, spec: spec(body) })).toMatchObject({
      kind: "passed",
    });
  });

  test("is killed when it has not ended in time", async () => {
    const source = `console.log("begun"); setInterval(() => {}, 1000);`;
    const body = `test("ends", async () => {
      const { exitCode, signal, stdout } = await script({ withinMs: 1000 });
      expect({ exitCode, signal, stdout }).toEqual({ exitCode: null, signal: "SIGKILL", stdout: "begun\\n" });
    });`;
    expect(await run({ kind: "script", files: { "main.js": source }, spec: spec(body) })).toMatchObject({
      kind: "passed",
    });
  });

  test("starts in a fresh folder each time", async () => {
    const source = `import { existsSync, writeFileSync } from "node:fs"; console.log(existsSync("mark")); writeFileSync("mark", "");`;
    const body = `test("is fresh", async () => { for (const _ of [1, 2]) expect((await script()).stdout).toBe("false\\n"); });`;
    expect(await run({ kind: "script", files: { "main.js": source }, spec: spec(body) })).toMatchObject({
      kind: "passed",
    });
  });
});

describe("a server", () => {
  const files = {
    "main.js": `
      import express from "express";
      const app = express();
      app.use(express.json());
      app.get("/hello", (_request, response) => response.json({ hello: process.env.NAME ?? "world" }));
      app.post("/echo", (request, response) => response.status(201).json(request.body));
      const server = app.listen(process.env.PORT, () => console.log("listening"));
      process.on("SIGTERM", () => server.close(() => console.log("closed")));`,
  };

  test("that does not read the body of a DELETE still responds, also to the next request", async () => {
    const source = `import { createServer } from "node:http";
      createServer((request, response) => response.writeHead(405).end()).listen(process.env.PORT);`;
    const body = `test("refuses", async () => {
      for (const path of ["/a", "/b"]) expect((await request("DELETE", path, { json: { id: 1 } })).status).toBe(405);
    });`;
    const outcome = await run({ kind: "server", files: { "main.js": source }, spec: spec(body) });
    expect(outcome).toMatchObject({ kind: "passed" });
  });

  test("is started, gets requests, is stopped by a signal and started again", async () => {
    const body = `test("serves", async () => {
      const hello = await request("GET", "/hello");
      expect(hello.status).toBe(200);
      expect(hello.headers["content-type"]).toMatch(/json/);
      expect(hello.json).toEqual({ hello: "world" });
      expect((await request("POST", "/echo", { json: { a: [1] } })).json).toEqual({ a: [1] });
      expect((await request("GET", "/missing")).json).toBeUndefined();
      expect(await stop()).toMatchObject({ exitCode: 0, signal: null });
      await start({ env: { NAME: "Ada" } });
      expect((await request("GET", "/hello")).json).toEqual({ hello: "Ada" });
      await restart();
      expect((await printed()).stdout).toBe("listening\\nclosed\\nlistening\\nclosed\\nlistening\\n");
    });`;
    expect(await run({ kind: "server", files, spec: spec(body) })).toMatchObject({ kind: "passed" });
  });

  test("that listens late still passes", async () => {
    const late = {
      "main.js": files["main.js"].replace(
        "const server = ",
        "await new Promise((resolve) => setTimeout(resolve, 1200));\nconst server = ",
      ),
    };
    const body = `test("serves", async () => { expect((await request("GET", "/hello")).status).toBe(200); });`;
    expect(await run({ kind: "server", files: late, spec: spec(body) })).toMatchObject({ kind: "passed" });
  });

  test("that never responds to one request fails only that test", async () => {
    const source = `
      import { createServer } from "node:http";
      createServer((request, response) => { if (request.url === "/ok") response.end("ok"); }).listen(process.env.PORT);`;
    const body = `
      test("answers", async () => { await request("GET", "/hang", { withinMs: 200 }); });
      test("goes on", async () => { expect((await request("GET", "/ok")).text).toBe("ok"); });`;
    const outcome = await run({ kind: "server", files: { "main.js": source }, spec: spec(body) });
    expect(verdicts(outcome)).toEqual([
      ["answers", false],
      ["goes on", true],
    ]);
    expect(firstFailure(outcome)).toBe("GET /hang: no complete answer within 200 ms.");
  });

  test("that leaves a request without a response after a signal fails that test, and has not crashed", async () => {
    const source = `
      import { createServer } from "node:http";
      createServer((request, response) => { if (request.url === "/ok") response.end("ok"); }).listen(process.env.PORT);`;
    const body = `
      test("finishes", async () => {
        const running = request("GET", "/hang").then(() => "answered", (error) => error.message);
        await wait(100);
        await stop();
        expect(await running).toBe("answered");
      });
      test("serves again", async () => {
        await expect(request("GET", "/ok")).rejects.toThrow(/ended after the signal/);
        await start();
        expect((await request("GET", "/ok")).text).toBe("ok");
      });`;
    const outcome = await run({ kind: "server", files: { "main.js": source }, spec: spec(body) });
    expect(verdicts(outcome)).toEqual([
      ["finishes", false],
      ["serves again", true],
    ]);
    expect(outcome.kind).toBe("failed");
  });

  test("gets no request before its start-up code has run", async () => {
    const slow = {
      "main.js": `
        import { createServer } from "node:http";
        createServer((request, response) => response.end()).listen(process.env.PORT);
        for (const until = Date.now() + 300; Date.now() < until; );
        process.on("SIGTERM", () => process.exit(7));`,
    };
    const body = `test("ends", async () => { expect(await stop("SIGTERM")).toMatchObject({ exitCode: 7 }); });`;
    expect(await run({ kind: "server", files: slow, spec: spec(body) })).toMatchObject({ kind: "passed" });
  });

  test.each([
    ["stays on the line", "server.httpAllowHalfOpen = true;"],
    [
      "resets the connection",
      'server.on("connection", (socket) => socket.on("end", () => socket.bytesRead > 0 || socket.resetAndDestroy()));',
    ],
  ])("that %s when a client hangs up counts as ready", async (_what, habit) => {
    const source = `
      import { createServer } from "node:http";
      const server = createServer((request, response) => response.end("ok"));
      ${habit}
      server.listen(process.env.PORT);`;
    const body = `test("answers", async () => { expect((await request("GET", "/")).text).toBe("ok"); });`;
    const outcome = await run({ kind: "server", files: { "main.js": source }, spec: spec(body) });
    expect(outcome).toMatchObject({ kind: "passed" });
  });

  test("that does not end on a signal is killed, and the spec sees it", async () => {
    const stubborn = {
      "main.js": `${files["main.js"]}\nprocess.removeAllListeners("SIGTERM"); process.on("SIGTERM", () => {});`,
    };
    const body = `test("ends", async () => { expect(await stop("SIGTERM", { withinMs: 200 })).toMatchObject({ exitCode: null, signal: "SIGKILL" }); });`;
    expect(await run({ kind: "server", files: stubborn, spec: spec(body) })).toMatchObject({
      kind: "passed",
    });
  });
});

describe("SQL", () => {
  // PostgreSQL starts slowly on a busy machine, and its speed is not the subject.
  const sql = { kind: "sql", entry: "main.sql", limits: { timeoutMs: 30_000 } } as const;
  const setup =
    "create table books (title text, year int); insert into books values ('A', 1990), ('B', 2001), ('C', 2010)";
  const body = `
    test("finds the new ones", { timeoutMs: 20_000 }, async () => {
      const db = await database(${JSON.stringify(setup)});
      expect(await db.run()).toEqual({ rows: [{ title: "B" }, { title: "C" }], columns: ["title"], affected: 0 });
      expect(await db.query("select count(*)::int as count from books")).toEqual([{ count: 3 }]);
    });`;

  test("passes on its rows", async () => {
    const files = { "main.sql": "select title from books where year > 2000 order by title;" };
    expect(await run({ ...sql, files, spec: spec(body) })).toMatchObject({
      kind: "passed",
    });
  }, 90_000);

  test("fails on other rows and, with PostgreSQL's message, on a mistake", async () => {
    const wrong = await run({
      ...sql,
      files: { "main.sql": "select title from books" },
      spec: spec(body),
    });
    expect(wrong).toMatchObject({ kind: "failed" });
    const broken = await run({
      ...sql,
      files: { "main.sql": "select titel from books" },
      spec: spec(body),
    });
    expect(firstFailure(broken)).toContain('column "titel" does not exist');
  }, 90_000);

  test("is checked by the rows that it left, and an open transaction leaves nothing", async () => {
    const check = `
      test("writes", { timeoutMs: 20_000 }, async () => {
        const db = await database(${JSON.stringify(setup)});
        expect((await db.run()).affected).toBe(2);
        expect(await db.query("select count(*)::int as count from books")).toEqual([{ count: 1 }]);
      });`;
    const deleting = "delete from books where year > 2000;";
    const run1 = await run({
      ...sql,
      files: { "main.sql": deleting },
      spec: spec(check),
    });
    expect(run1).toMatchObject({ kind: "passed" });
    const run2 = await run({
      ...sql,
      files: { "main.sql": `begin; ${deleting}` },
      spec: spec(check),
    });
    expect(run2).toMatchObject({
      kind: "failed",
      tests: [{ failure: { actual: "[ { count: 3 } ]" } }],
    });
  }, 90_000);
});

describe("tests", () => {
  const good = { "add.js": "export const add = (a, b) => a + b;" };
  const bad = { "add.js": "export const add = (a, b) => a * b;" };
  const body = `
    test("accepts a right implementation", async () => { expect((await learnerTests(${JSON.stringify(good)})).failed).toEqual([]); });
    test("counts what ran", async () => { expect((await learnerTests(${JSON.stringify(good)})).total).toBeGreaterThan(0); });
    test("catches a wrong one", async () => { expect((await learnerTests(${JSON.stringify(bad)})).failed).not.toEqual([]); });`;
  const testFile = (lines: string) => ({
    "main.js": `import test, { describe } from "node:test";\nimport assert from "node:assert/strict";\nimport { add } from "./add.js";\n${lines}`,
  });

  test("that catch the wrong implementation pass", async () => {
    const files = testFile(`describe("add", () => { test("adds", () => assert.equal(add(2, 3), 5)); });`);
    expect(await run({ kind: "tests", files, spec: spec(body) })).toMatchObject({ kind: "passed" });
  });

  test("that assert nothing fail", async () => {
    const outcome = await run({
      kind: "tests",
      files: testFile(`test("adds", () => {});`),
      spec: spec(body),
    });
    expect(verdicts(outcome).filter(([, passed]) => !passed)).toEqual([["catches a wrong one", false]]);
  });

  test.each([
    ["with globals", ""],
    ["imported from Jest", 'import { describe, expect, it, jest, test } from "@jest/globals";'],
    ["imported from Vitest", 'import { describe, expect, it, test, vi as jest } from "vitest";'],
  ])("in the describe, test and expect style, %s, are run too", async (_how, imports) => {
    const source = `${imports}
      import { add } from "./add.js";
      describe("add", () => {
        test.each([[1, 2, 3], [2, 3, 5]])("adds %d and %d", (a, b, sum) => expect(add(a, b)).toBe(sum));
        it("calls back", () => { const seen = jest.fn(); seen(add(1, 1)); expect(seen).toHaveBeenCalledWith(2); });
        it("is async too", async () => { await expect(Promise.resolve(add(2, 2))).resolves.toEqual(4); });
      });`;
    const names = `test("names", async () => {
      const { passed, failed } = await learnerTests(${JSON.stringify(bad)});
      expect([passed, failed]).toEqual([["is async too"], ["adds 1 and 2", "adds 2 and 3", "calls back"]]);
    });`;
    const outcome = await run({
      kind: "tests",
      files: { "main.js": source },
      spec: spec(`${body}\n${names}`),
    });
    expect(outcome).toMatchObject({ kind: "passed" });
  });

  test("that only print results count for nothing", async () => {
    const outcome = await run({
      kind: "tests",
      files: testFile(`console.log("TAP version 13\\nok 1 - adds\\n1..1");`),
      spec: spec(body),
    });
    expect(verdicts(outcome)).toContainEqual(["counts what ran", false]);
  });

  test("that are skipped or marked as todo count for nothing", async () => {
    const files = testFile(`test.skip("adds", () => {}); test.todo("later");`);
    expect(verdicts(await run({ kind: "tests", files, spec: spec(body) }))).toContainEqual([
      "counts what ran",
      false,
    ]);
  });
});

describe("an example", () => {
  test("is only run, and its output is kept", async () => {
    const outcome = await run({
      kind: "script",
      files: { "main.js": "console.log('one'); console.error('two'); process.exitCode = 4;" },
    });
    expect(outcome).toMatchObject({
      kind: "finished",
      exitCode: 4,
      printed: { stdout: "one\n", stderr: "two\n" },
    });
  });

  test("of a server may use the port it is given", async () => {
    const source = `
      import { createServer } from "node:http";
      const server = createServer((_request, response) => response.end("hi")).listen(process.env.PORT, async () => {
        console.log(await (await fetch("http://localhost:" + process.env.PORT)).text());
        server.close();
      });`;
    expect(await run({ kind: "server", files: { "main.js": source } })).toMatchObject({
      kind: "finished",
      printed: { stdout: "hi\n" },
    });
  });

  test("of SQL prints each statement's rows as a table", async () => {
    const sql =
      "create table t (id int, name text, born date);\ninsert into t values (1, 'Ada', '1815-12-10'), (20, null, null);\nselect *, id > 5 as late from t;\nselect 1 as one where false;";
    const outcome = await run({ kind: "sql", entry: "main.sql", files: { "main.sql": sql } });
    expect(outcome).toMatchObject({ kind: "finished", exitCode: 0 });
    expect(outcome.printed.stdout).toBe(
      [
        " id | name |    born    | late",
        "----+------+------------+------",
        "  1 | Ada  | 1815-12-10 | f",
        " 20 |      |            | t",
        "(2 rows)",
        "",
        " one",
        "-----",
        "(0 rows)",
        "",
        "",
      ].join("\n"),
    );
  });
});
