import { describe, expect, test } from "vitest";
import type { Job, Outcome } from "../../index.ts";
import type { TestAction, TestOutcome } from "../../outcome.ts";
import { TEST_LIMITS } from "../../shared/test-limits.ts";
import { spec, testRunner } from "../../testing/runner.ts";

const { run } = await testRunner();

function testsOf(outcome: Outcome): TestOutcome[] {
  if (!("tests" in outcome)) throw new Error(`The outcome ${outcome.kind} has no tests.`);
  return outcome.tests;
}

function firstOf(outcome: Outcome): TestOutcome {
  const [first] = testsOf(outcome);
  if (!first) throw new Error("There is no test.");
  return first;
}

/** An action with the usual values for the other fields. */
function action(given: Partial<TestAction>): TestAction {
  return { kind: "call", did: "", sent: null, got: null, threw: false, ...given };
}

describe("actions of a function exercise", () => {
  test("are its calls, with values and errors", async () => {
    const outcome = await run({
      files: {
        "main.js": `export function half(n) { if (n % 2) throw new RangeError("odd: " + n); return { half: n / 2 }; }`,
      },
      spec: spec(`test("halves", async () => {
        await call("half", 4);
        await call("half", 3).catch(() => {});
        expect(await call("half", 6)).toEqual({ half: 4 });
      });`),
    });
    expect(firstOf(outcome).actions).toEqual([
      action({ did: "half(4)", got: "{ half: 2 }" }),
      action({ did: "half(3)", got: "RangeError: odd: 3", threw: true }),
      action({ did: "half(6)", got: "{ half: 3 }" }),
    ]);
  });

  test("include the calls by a function of the spec beside the code, with settled and open promises", async () => {
    const outcome = await run({
      files: {
        "main.js": `
          export async function load(api, id) { return { name: await api.user(id) }; }
          export const forever = () => new Promise(() => {});
          export async function fails() { throw new TypeError("no user"); }
          export class Cart {}
        `,
      },
      spec: spec(`test("loads", async () => {
        const seen = await inside(async ({ load, fails, forever, Cart }, id) => {
          const cart = new Cart();
          const loaded = await load({ user: async () => "Ada" }, id);
          await fails().catch(() => {});
          forever();
          return [loaded, cart.constructor === Cart];
        }, 7);
        expect(seen).toEqual([]);
      });`),
    });
    expect(firstOf(outcome).actions).toEqual([
      action({ did: "load({ user: [AsyncFunction: user] }, 7)", got: "{ name: 'Ada' }" }),
      action({ did: "fails()", got: "TypeError: no user", threw: true }),
      action({ did: "forever()" }),
      action({ kind: "beside", did: "7", got: "[ { name: 'Ada' }, true ]" }),
    ]);
  });

  test("keep a rejection that nobody handles a crash", async () => {
    const outcome = await run({
      files: { "main.js": `export async function fails() { throw new TypeError("no user"); }` },
      spec: spec(`test("goes on", async () => {
        await inside(async ({ fails }) => { fails(); await new Promise((go) => setTimeout(go, 1_000)); });
      });`),
    });
    expect(outcome).toMatchObject({ kind: "crashed", error: { message: "TypeError: no user" } });
  });

  test("are those of the operation in which they were made, also of two at once and after a time-out", async () => {
    const outcome = await run({
      files: { "main.js": `export const note = (text) => text;` },
      spec: spec(`
        const slow = (text, ms) => inside(async ({ note }, text, ms) => {
          note(text + " begins");
          await new Promise((go) => setTimeout(go, ms));
          note(text + " ends");
        }, text, ms);
        test("late", { timeoutMs: 100 }, () => slow("late", 600));
        test("two at once", async () => {
          await Promise.all([slow("first", 900), slow("second", 300)]);
          expect(1).toBe(2);
        });
      `),
    });
    const did = testsOf(outcome).map(({ name, actions }) => [name, actions.map((seen) => seen.did)]);
    expect(did).toEqual([
      ["late", expect.not.arrayContaining([expect.stringMatching(/first|second/)])],
      [
        "two at once",
        [
          ...["note('first begins')", "note('first ends')", "'first', 900"],
          ...["note('second begins')", "note('second ends')", "'second', 300"],
        ],
      ],
    ]);
  });

  test("say that a large value is too large, and the test sees the whole value", async () => {
    const outcome = await run({
      files: {
        "main.js": `
          export const many = () => Object.fromEntries(Array.from({ length: 50_000 }, (_, at) => ["key" + at, at]));
          export const manySoon = async () => many();
        `,
      },
      spec: spec(`test("has many", async () => {
        expect(Object.keys(await call("many"))).toHaveLength(50_000);
        const sizes = await inside(async ({ many, manySoon }) => [
          Object.keys(many()).length,
          Object.keys(await manySoon()).length,
        ]);
        expect(sizes).toEqual([50_000, 50_000]);
      });`),
    });
    expect(outcome.kind).toBe("passed");
    expect(firstOf(outcome).actions).toMatchObject([
      { did: "many()", got: "too large to show" },
      { did: "many()", got: "too large to show" },
      { did: "manySoon()", got: "too large to show" },
      { kind: "beside", got: "[ 50000, 50000 ]" },
    ]);
  });

  test("do not change the text of a function, and leave out a proxy whose traps throw", async () => {
    const outcome = await run({
      files: {
        "main.js": `
          export async function add(a, b) { return a + b; }
          export const strange = new Proxy(() => 7, { ownKeys() { throw new Error("trapped"); } });
        `,
      },
      spec: spec(`test("is read", async () => {
        const seen = await inside(async ({ add, strange }) => [String(add), add.constructor.name, await add(1, 2), strange()]);
        expect(seen).toEqual(["async function add(a, b) { return a + b; }", "AsyncFunction", 3, 7]);
      });`),
    });
    expect(outcome.kind).toBe("passed");
    expect(firstOf(outcome).actions.map(({ did }) => did)).toEqual(["add(1, 2)", ""]);
  });

  test("do not print a promise with the learner's own functions", async () => {
    const outcome = await run({
      files: {
        "main.js": `
          class Odd extends Promise { [Symbol.for("nodejs.util.inspect.custom")]() { throw new Error("mine"); } }
          export const odd = () => Odd.resolve(7);
          export const even = () => Object.defineProperty(Promise.resolve(8), "constructor", { get() { throw new Error("mine"); } });
        `,
      },
      spec: spec(`test("is odd", async () => {
        await inside(({ odd, even }) => { odd(); even(); });
        expect(1).toBe(1);
      });`),
    });
    expect(outcome.kind).toBe("passed");
    expect(firstOf(outcome).actions).toMatchObject([
      { did: "odd()", got: "7" },
      { did: "even()", got: "[cannot be printed]" },
      { kind: "beside" },
    ]);
  });

  test("are limited in number and size, and the last one is kept", async () => {
    const outcome = await run({
      files: { "main.js": `export const repeat = (n) => "x".repeat(n);` },
      spec: spec(`test("repeats", async () => {
        for (let n = 0; n < 50; n += 1) await call("repeat", n);
        expect(await call("repeat", 5_000)).toBe("");
      });`),
    });
    const { actions, actionsLeftOut } = firstOf(outcome);
    expect(actions).toHaveLength(TEST_LIMITS.actions);
    expect(actionsLeftOut).toBe(51 - TEST_LIMITS.actions);
    expect(actions.map(({ did }) => did).slice(2, 6)).toEqual([
      "repeat(2)",
      "repeat(3)",
      "repeat(35)",
      "repeat(36)",
    ]);
    expect(actions.at(-1)?.did).toBe("repeat(5000)");
    expect(actions.at(-1)?.got?.length).toBeLessThanOrEqual(TEST_LIMITS.actionChars + 1);
  });

  test("are limited over the whole run, failed tests first", async () => {
    const outcome = await run({
      files: { "main.js": `export const repeat = (text) => text;` },
      spec: spec(`
        const text = "x".repeat(5_000);
        for (let n = 0; n < 5; n += 1)
          test("good " + n, async () => { for (let m = 0; m < 20; m += 1) await call("repeat", text); });
        test("bad", async () => expect(await call("repeat", "a")).toBe("b"));
      `),
    });
    const tests = testsOf(outcome);
    expect(tests[0]).toMatchObject({ name: "bad", actions: [{ did: "repeat('a')" }] });
    expect(tests.at(-1)).toMatchObject({ actions: [], actionsLeftOut: 20 });
    expect(JSON.stringify(tests.map(({ actions }) => actions)).length).toBeLessThan(
      TEST_LIMITS.runActionChars * 1.5,
    );
  });

  test("never hold the source of the spec, and code that patches built-ins does not break them", async () => {
    const outcome = await run({
      files: {
        "main.js": `
          import util from "node:util";
          util.inspect = () => { throw new Error("no"); };
          export const go = () => ({ get secret() { throw new Error("no"); } });
        `,
      },
      spec: spec(`test("goes", async () => {
        await inside(({ go }) => { go(); return "SECRET".length; });
        expect(1).toBe(2);
      });`),
    });
    expect(JSON.stringify(outcome)).not.toContain("SECRET");
    expect(firstOf(outcome).actions.map(({ did }) => did)).toEqual(["go()", ""]);
  });
});

describe("actions of other kinds", () => {
  test("of a server are its requests and responses", async () => {
    const outcome = await run({
      kind: "server",
      files: {
        "main.js": `
          import express from "express";
          const app = express();
          app.use(express.json());
          app.post("/todos", (req, res) => { console.log("got", req.body.title); res.status(201).location("/todos/1").json({ id: 1 }); });
          app.listen(process.env.PORT);
        `,
      },
      spec: spec(`
        test("first", async () => { await request("GET", "/nothing"); });
        test("creates", async () => {
          const { json } = await request("POST", "/todos", { json: { title: "x" } });
          expect(json).toEqual({ id: 2 });
        });
      `),
    });
    const failed = firstOf(outcome);
    expect(failed.actions).toEqual([
      action({
        kind: "request",
        did: "POST /todos",
        sent: 'content-type: application/json\n{"title":"x"}',
        got: '201 Created\nlocation: /todos/1\ncontent-type: application/json; charset=utf-8\n{"id":1}',
      }),
    ]);
    expect(failed.printed).toMatchObject({ stdout: "got x\n", stderr: "" });
    expect(outcome.printed.stdout).toBe("");
  });

  test("of a script are its runs", async () => {
    const outcome = await run({
      kind: "script",
      files: { "main.js": `console.log("hi"); console.error("hm"); process.exit(3);` },
      spec: spec(`test("greets", async () => {
        const { stdout } = await script({ args: ["a b", "--all"], stdin: "one\\ntwo\\n" });
        await script({ stdin: "three\\n", keepsStdinOpen: true });
        expect(stdout).toBe("hello");
      });`),
    });
    expect(firstOf(outcome).actions).toEqual([
      action({
        kind: "program",
        did: 'node main.js "a b" --all',
        sent: "standard input:\none\ntwo",
        got: "exit code 3\nhi\nhm",
      }),
      action({
        kind: "program",
        did: "node main.js",
        sent: "standard input, which stays open:\nthree",
        got: "exit code 3\nhi\nhm",
      }),
    ]);
  });

  test("of SQL are the rows put in place, in one, and the rows of the query; no query of the spec is shown", async () => {
    const outcome = await run({
      kind: "sql",
      entry: "main.sql",
      files: { "main.sql": "SELECT id, name FROM pets ORDER BY id" },
      spec: spec(`test("lists", { timeoutMs: 15_000 }, async () => {
        const db = await database("CREATE TABLE pets (id int, name text)");
        await db.query("INSERT INTO pets VALUES (1, 'Rex')");
        await db.query("INSERT INTO pets SELECT 2, 'SECRET'");
        const [{ answer }] = await db.query("SELECT count(*) AS answer FROM pets WHERE name <> 'SECRET'");
        expect((await db.run()).rows).toEqual([]);
      });`),
    });
    expect(firstOf(outcome).actions).toEqual([
      action({
        kind: "prepare",
        did: "CREATE TABLE pets (id int, name text)\nINSERT INTO pets VALUES (1, 'Rex')",
      }),
      action({ kind: "sql", did: "main.sql", got: "{ id: 1, name: 'Rex' }\n{ id: 2, name: 'SECRET' }" }),
    ]);
  }, 60_000);
});

describe("output", () => {
  test("is shown at the test in which it was printed, and the rest in common", async () => {
    const outcome = await run({
      files: {
        "main.js": `
          console.log("loaded ü");
          export const say = (word) => { console.log("saying", word); console.error("!", word); };
          export const stuck = () => { console.log("begun"); return new Promise(() => {}); };
        `,
      },
      spec: spec(`
        test("one", async () => { await call("say", "ä"); });
        test("two", { timeoutMs: 200 }, async () => { await call("stuck"); });
        test("three", async () => { await call("say", 3); });
      `),
    });
    expect(outcome.printed).toMatchObject({ stdout: "loaded ü\n", stderr: "" });
    expect(testsOf(outcome).map(({ name, printed }) => [name, printed.stdout, printed.stderr])).toEqual([
      ["two", "begun\n", ""],
      ["one", "saying ä\n", "! ä\n"],
      ["three", "saying 3\n", "! 3\n"],
    ]);
  });

  const alternating = `
    for (let at = 0; at < 200; at += 1) {
      console.log("out", at);
      console.error("err", at);
      process.stdout.write(Buffer.from("\\u001b[31mü\\u001b[0m\\n"));
    }`;
  const inOrder = Array.from({ length: 200 }, (_, at) => `out ${at}\nerr ${at}\n\u001b[31mü\u001b[0m\n`).join(
    "",
  );

  test.each<[string, Partial<Job>]>([
    ["a program", { kind: "script", files: { "main.js": alternating } }],
    [
      "a program in CommonJS with a package.json of its own",
      { kind: "script", files: { "main.js": alternating, "package.json": "{}" } },
    ],
    [
      "a function",
      {
        files: { "main.js": `export const go = () => {${alternating}};` },
        spec: spec(`test("goes", async () => { await call("go"); });`),
      },
    ],
    [
      "a server",
      {
        kind: "server",
        files: {
          "main.js": `import { createServer } from "node:http"; createServer((request, response) => {${alternating} response.end(); }).listen(process.env.PORT);`,
        },
        spec: spec(`test("asks", async () => { await request("GET", "/"); });`),
      },
    ],
  ])("of %s is in its real order, with times and colours", async (_name, job) => {
    const { outcome, durationMs, pieces } = await printedPieces(job);
    expect(pieces.map(({ text }) => text).join("")).toBe(inOrder);
    expect(outcome.kind).toMatch(/^(?:passed|finished)$/);
    const times = pieces.map(({ afterMs }) => afterMs);
    expect(times).toEqual(times.toSorted((left, right) => left - right));
    expect(times.every((time) => time >= 0 && time <= durationMs)).toBe(true);
  });

  test("that alternates for long has few pieces, and none of it is lost", async () => {
    const source = `for (let at = 0; at < 3000; at += 1) { process.stdout.write("o"); process.stderr.write("e"); }`;
    const { pieces } = await printedPieces({ kind: "script", files: { "main.js": source } });
    expect(pieces.length).toBeLessThanOrEqual(TEST_LIMITS.printedPieces);
    expect(pieces.map(({ text }) => text).join("")).toHaveLength(6_000);
  });

  async function printedPieces(job: Partial<Job>) {
    const outcome = await run(job);
    const { durationMs } = outcome;
    return {
      outcome,
      durationMs,
      pieces: [outcome, ...("tests" in outcome ? outcome.tests : [])].flatMap(
        ({ printed }) => printed.pieces,
      ),
    };
  }

  test("of a test that ends the program is shown at that test", async () => {
    const outcome = await run({
      files: {
        "main.js": `export const end = () => { console.log("bye"); process.exit(3); };`,
      },
      spec: spec(`test("ends", async () => { await call("end"); });`),
    });
    expect(outcome).toMatchObject({
      kind: "crashed",
      tests: [{ printed: { stdout: "bye\n" } }],
      printed: { stdout: "" },
    });
  });

  test("is limited at each test", async () => {
    const outcome = await run({
      files: { "main.js": `export const say = () => console.log("x".repeat(40_000));` },
      spec: spec(`test("says", async () => { await call("say"); });`),
    });
    expect(firstOf(outcome).printed.stdout.length).toBe(TEST_LIMITS.printedChars + 1);
  });
});

test("an error of PostgreSQL has its place in the learner's file", async () => {
  const outcome = await run({
    kind: "sql",
    entry: "main.sql",
    files: { "main.sql": "SELECT 1;\n-- ü\nSELECT 1\n  FORM pets;" },
    spec: spec(`test("lists", { timeoutMs: 15_000 }, async () => { await (await database()).run(); });`),
  });
  expect(firstOf(outcome).failure).toMatchObject({
    message: 'The code threw error: syntax error at or near "pets"',
    spot: { file: "main.sql", line: 4, column: 8 },
  });
}, 60_000);

test("an error of PostgreSQL without a position has the line of its statement", async () => {
  const job = { kind: "sql", entry: "main.sql" } as const;
  const sql =
    "CREATE TABLE pets (name text UNIQUE);\n-- ü;\n\nINSERT INTO pets VALUES ('Rex;'), ('Rex;');\nSELECT 1;";
  const tested = await run({
    ...job,
    files: { "main.sql": sql },
    spec: spec(`test("fills", { timeoutMs: 15_000 }, async () => { await (await database()).run(); });`),
  });
  expect(firstOf(tested).failure).toMatchObject({ spot: { file: "main.sql", line: 4, column: 1 } });
  const alone = await run({ ...job, files: { "main.sql": sql } });
  expect(alone).toMatchObject({ kind: "error", spot: { file: "main.sql", line: 4 } });
}, 60_000);

describe("a run without a spec", () => {
  test("of SQL begins with its set-up, and marks the place of an error", async () => {
    const job = { kind: "sql", entry: "main.sql", setup: "tables.sql" } as const;
    const support = { "tables.sql": "CREATE TABLE pets (name text); INSERT INTO pets VALUES ('Rex');" };
    const good = await run({ ...job, support, files: { "main.sql": "SELECT name FROM pets" } });
    expect(good).toMatchObject({
      kind: "finished",
      exitCode: 0,
      printed: { stdout: " name\n------\n Rex\n(1 row)\n\n" },
    });
    const bad = await run({ ...job, support, files: { "main.sql": "SELECT 1;\nSELECT nmae FROM pets" } });
    expect(bad).toMatchObject({
      kind: "error",
      message: 'error: column "nmae" does not exist',
      spot: { file: "main.sql", line: 2, column: 8, excerpt: "SELECT nmae FROM pets" },
      printed: {
        stderr: 'ERROR:  column "nmae" does not exist\nLINE 2: SELECT nmae FROM pets\n               ^\n',
      },
    });
  }, 60_000);

  test("of SQL may begin with a byte order mark", async () => {
    const outcome = await run({
      kind: "sql",
      entry: "main.sql",
      setup: "tables.sql",
      support: { "tables.sql": "\uFEFFCREATE TABLE pets (name text);" },
      files: { "main.sql": "\uFEFFSELECT name FROM pets" },
    });
    expect(outcome).toMatchObject({ kind: "finished", exitCode: 0 });
  }, 60_000);

  test("of SQL does not show a fault of the set-up as a line of the learner's", async () => {
    const outcome = await run({
      kind: "sql",
      entry: "main.sql",
      setup: "tables.sql",
      support: { "tables.sql": "CREATE TABEL pets (name text);" },
      files: { "main.sql": "SELECT 1" },
    });
    expect(outcome.printed.stderr).not.toContain("LINE 1");
    expect(outcome).toMatchObject({ kind: "error", spot: null });
  }, 60_000);

  test.each([
    ["node:test", `import { test } from "node:test"; import assert from "node:assert";`],
    ["Jest's functions", ""],
  ])("of a learner's tests with %s prints their results", async (_name, imports) => {
    const outcome = await run({
      kind: "tests",
      entry: "sum.test.js",
      files: {
        "sum.test.js": `${imports} import { sum } from "./sum.js"; test("adds up", () => { if (sum(1, 2) !== 3) throw new Error(); });`,
      },
      support: { "sum.js": "export const sum = (a, b) => a + b;" },
    });
    expect(outcome).toMatchObject({ kind: "finished", exitCode: 0 });
    expect(outcome.printed.stdout).toContain("adds up");
  });
});
