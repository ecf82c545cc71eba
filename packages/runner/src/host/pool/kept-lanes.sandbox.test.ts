import { expect, test } from "vitest";
import type { Job, Outcome } from "../../index.ts";
import {
  describeContained,
  firstFailure,
  spec,
  stdoutOf,
  testRunner,
  verdicts,
} from "../../testing/runner.ts";

const SETTINGS = { keepSandboxes: true, concurrency: 1 };
const functions = await testRunner(SETTINGS);
const databases = await testRunner(SETTINGS);
const programs = await testRunner(SETTINGS);

/** Runs a job. @returns its outcome, and whether its sandbox was kept */
async function runAndRest(job: Partial<Job>, { run, runner } = functions) {
  const outcome = await run(job);
  await runner.settled();
  return { outcome, isKept: runner.idleLanes() > 0 };
}

/** A function job whose entry holds this code. The spec expects `go` to return 1. */
function returnsOne(code: string): Partial<Job> {
  return {
    files: { "main.js": code },
    spec: spec(`test("returns one", async () => { expect(await call("go")).toBe(1); });`),
  };
}

function piecesOf({ printed }: Outcome): string[][] {
  return printed.pieces.map(({ stream, text }) => [stream, text]);
}

const FINE = returnsOne("let calls = 0; export const go = () => (calls += 1);");

describeContained(functions.runner, "functions in a sandbox that is kept", () => {
  test("each run has a new instance of its module, also of modules that it imports", async () => {
    const counting = {
      ...returnsOne('import { next } from "./count.js"; export const go = () => next();'),
      support: { "count.js": "let count = 0; export const next = () => (count += 1);" },
    };
    for (const job of [FINE, FINE, counting, counting])
      expect(verdicts((await runAndRest(job)).outcome)).toEqual([["returns one", true]]);
    expect((await runAndRest(FINE)).isKept).toBe(true);
  });

  test("a run sees no file of an earlier one", async () => {
    const writes = returnsOne(
      'import fs from "node:fs"; import os from "node:os"; export const go = () => { for (const folder of [".", "..", os.tmpdir()]) fs.writeFileSync(folder + "/left.txt", ""); return 1; };',
    );
    const looks = returnsOne(
      'import fs from "node:fs"; import os from "node:os"; export const go = () => 1 + [".", "..", os.tmpdir()].filter((folder) => fs.existsSync(folder + "/left.txt")).length;',
    );
    expect((await runAndRest(writes)).outcome.kind).toBe("passed");
    const { outcome } = await runAndRest(looks);
    expect(firstFailure(outcome)).toBe("");
    expect(outcome.kind).toBe("passed");
  });

  test("the output of each run is in its order, without that of earlier runs", async () => {
    const prints = (word: string) =>
      returnsOne(
        `console.log("${word} 1"); console.error("${word} 2"); console.log("${word} 3"); export const go = () => 1;`,
      );
    for (const word of ["one", "two"]) {
      const { outcome, isKept } = await runAndRest(prints(word));
      expect([piecesOf(outcome), isKept]).toEqual([
        [
          ["stdout", `${word} 1\n`],
          ["stderr", `${word} 2\n`],
          ["stdout", `${word} 3\n`],
        ],
        true,
      ]);
    }
  });

  test.each([
    ["a timer", "setInterval(() => {}, 60_000);"],
    ["a server", 'import http from "node:http"; http.createServer().listen(0);'],
    ["a listener", 'process.on("exit", () => {});'],
    ["a name", "globalThis.left = 1;"],
    ["a clock of its own", "Date.now = () => 0;"],
    ["another fetch", "globalThis.fetch = () => 1;"],
    [
      "another way to print",
      "const { write } = process.stdout; process.stdout.write = (text) => write(text);",
    ],
    ["a changed prototype", "Array.prototype.at = () => 1;"],
    ["a changed module of Node", 'import fs from "node:fs"; fs.readFileSync = () => "";'],
    ["a variable", "process.env.LEFT = '1';"],
    ["an exit code", "process.exitCode = 3;"],
    ["a package with state for all", 'import mongoose from "mongoose"; mongoose.set("strictQuery", true);'],
  ])("a run that left %s behind has its sandbox for itself", async (_what, code) => {
    await runAndRest(FINE);
    const { outcome, isKept } = await runAndRest(returnsOne(`${code}\nexport const go = () => 1;`));
    expect([outcome.kind, isKept]).toEqual(["passed", false]);
    expect((await runAndRest(FINE)).outcome.kind).toBe("passed");
  });

  test.each([
    ["never ends", "export const go = () => { for (;;); };", "timed-out"],
    ["exits", "export const go = () => process.exit(1);", "crashed"],
    [
      "takes all memory",
      "export const go = () => { const held = []; for (;;) held.push(new Array(1e6).fill(1)); };",
      "out-of-memory",
    ],
    ["does not load", 'throw new Error("no");', "error"],
  ])(
    "code that %s ends as in a sandbox of its own, and the next run is not affected",
    async (_what, code, end) => {
      const limits = { memoryMb: 64 };
      expect((await runAndRest({ ...returnsOne(code), limits })).outcome.kind).toBe(end);
      expect((await runAndRest({ ...FINE, limits })).outcome.kind).toBe("passed");
    },
  );
});

describeContained(databases.runner, "databases in a sandbox that is kept", () => {
  const CHECK = `test("is empty", async () => {
    const found = await database();
    expect(await found.query("SELECT nspname FROM pg_namespace WHERE oid > 16384 AND nspname <> 'public'")).toEqual([]);
    expect(await found.query("SELECT relname FROM pg_class WHERE relnamespace = 'public'::regnamespace")).toEqual([]);
    expect(await found.query("SELECT rolname FROM pg_roles WHERE oid > 16384")).toEqual([]);
    expect(await found.query("SELECT proname FROM pg_proc WHERE pronamespace = 'public'::regnamespace")).toEqual([]);
    expect(await found.query("SHOW work_mem")).toEqual([{ work_mem: "4MB" }]);
    expect(await found.query("SHOW search_path")).toEqual([{ search_path: "public" }]);
    expect(await found.query("SELECT lower('A') AS low")).toEqual([{ low: "a" }]);
    await found.query("CREATE TABLE mine (a int)");
  });`;
  const check = {
    kind: "sql",
    entry: "main.sql",
    files: { "main.sql": "SELECT 1" },
    spec: spec(CHECK),
  } as const;
  const afterSql = (sql: string) => ({
    ...check,
    spec: spec(
      `test("runs", async () => { const found = await database(); for (const each of ${JSON.stringify(sql.split(";"))}) await found.query(each); });`,
    ),
  });

  test.each([
    [
      "tables, types, views, functions",
      "CREATE TYPE mood AS ENUM ('sad'); CREATE TABLE a (id serial PRIMARY KEY, b mood); CREATE VIEW v AS SELECT * FROM a; CREATE FUNCTION f() RETURNS int LANGUAGE sql AS 'SELECT 1'",
    ],
    [
      "schemas and the search path",
      "CREATE SCHEMA s; CREATE TABLE s.a (b int); SET search_path = s; ALTER DATABASE postgres SET search_path = s",
    ],
    [
      "roles and their rights",
      "CREATE ROLE bob LOGIN; CREATE TABLE a (b int); GRANT SELECT ON a TO bob; ALTER DEFAULT PRIVILEGES IN SCHEMA public GRANT SELECT ON TABLES TO bob; SET ROLE bob",
    ],
    [
      "settings",
      "SET work_mem = '9MB'; ALTER ROLE postgres SET work_mem = '9MB'; ALTER DATABASE postgres SET work_mem = '9MB'",
    ],
    ["an open transaction", "BEGIN; CREATE TABLE a (b int)"],
    ["a large object", "SELECT lo_from_bytea(0, 'abc')"],
    ["no schema public", "DROP SCHEMA public CASCADE"],
  ])("after %s the next run finds an empty database, in the same sandbox", async (_what, sql) => {
    const first = await runAndRest(afterSql(sql), databases);
    expect([firstFailure(first.outcome), first.isKept]).toEqual(["", true]);
    const second = await runAndRest(check, databases);
    expect([firstFailure(second.outcome), second.outcome.kind]).toEqual(["", "passed"]);
  });

  test.each([
    [
      "a function of PostgreSQL's own",
      "CREATE OR REPLACE FUNCTION pg_catalog.lower(text) RETURNS text LANGUAGE sql IMMUTABLE AS 'SELECT ''x'''",
    ],
    ["a system catalog", "UPDATE pg_catalog.pg_language SET lanpltrusted = false WHERE lanname = 'sql'"],
  ])("after a change of %s the sandbox is not used again", async (_what, sql) => {
    expect((await runAndRest(afterSql(sql), databases)).isKept).toBe(false);
    expect((await runAndRest(check, databases)).outcome.kind).toBe("passed");
  });
});

describeContained(programs.runner, "programs in a sandbox that is kept", () => {
  const script = (code: string): Partial<Job> => ({ kind: "script", files: { "main.js": code } });

  test("each one is a new program, with its own output, environment and exit code", async () => {
    const code = (line: string) => script(`let runs = 0; runs += 1; ${line}`);
    const outcomes = [];
    for (const line of [
      "console.log(runs);",
      "console.log(runs, process.env.LEFT); process.env.LEFT = '1'; process.exitCode = 3;",
      "console.log(runs, process.env.LEFT);",
    ]) {
      const { outcome, isKept } = await runAndRest(code(line), programs);
      expect(isKept).toBe(true);
      expect(outcome.printed.pieces.map(({ text }) => text).join("")).toBe(stdoutOf(outcome));
      outcomes.push([stdoutOf(outcome), outcome.kind === "finished" && outcome.exitCode]);
    }
    expect(outcomes).toEqual([
      ["1\n", 0],
      ["1 undefined\n", 3],
      ["1 undefined\n", 0],
    ]);
  });

  test.each([
    ["an error", "console.log(1);\nmissing();", "error"],
    ["an error in a timer", "setTimeout(() => missing());", "error"],
    ["an error of the syntax", "const = 1;", "error"],
    ["process.exit", "console.log(1); process.exit(4);", "finished"],
    ["work that ends later", "setTimeout(() => console.log(1), 20);", "finished"],
    ["no end", "for (;;);", "timed-out"],
  ])("a program with %s ends as in a sandbox of its own", async (_what, code, end) => {
    const { outcome } = await runAndRest({ ...script(code), limits: { timeoutMs: 3_000 } }, programs);
    expect(outcome.kind).toBe(end);
    expect((await runAndRest(script("console.log(2);"), programs)).outcome.kind).toBe("finished");
  });

  test("a server is gone before the next one starts", async () => {
    const server = (word: string): Partial<Job> => ({
      kind: "server",
      files: {
        "main.js": `import http from "node:http"; http.createServer((_, res) => res.end("${word}")).listen(process.env.PORT);`,
      },
      spec: spec(
        `test("responds", async () => { expect((await request("GET", "/")).text).toBe("${word}"); });`,
      ),
    });
    for (const word of ["one", "two", "one"]) {
      const { outcome, isKept } = await runAndRest(server(word), programs);
      expect([outcome.kind, isKept]).toEqual(["passed", true]);
    }
  });
});
