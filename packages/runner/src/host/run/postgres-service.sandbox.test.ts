import { describe, expect, test } from "vitest";
import { RunnerInputError } from "../../index.ts";
import { firstFailure, spec, testRunner, verdicts } from "../../testing/runner.ts";

const { run } = await testRunner();

const SCHEMA = "create table notes (id serial primary key, title text not null);";
const support = { "schema.sql": SCHEMA };
const service = { services: ["postgres"], setup: "schema.sql", support } as const;

function judgeScript(source: string, body: string) {
  return run({ kind: "script", ...service, files: { "main.js": source }, spec: spec(body) });
}

describe("a program with a PostgreSQL beside it", () => {
  test("serves its rows, in transactions of several clients at once, and is checked from outside", async () => {
    const source = `
      import express from "express";
      import pg from "pg";
      const pool = new pg.Pool({ connectionString: process.env.DATABASE_URL });
      const app = express().use(express.json());
      app.get("/notes", async (_request, response) => response.json((await pool.query("select title from notes order by title")).rows));
      app.post("/notes", async (request, response) => {
        const client = await pool.connect();
        try {
          await client.query("begin");
          await client.query({ name: "insert", text: "insert into notes (title) values ($1)", values: [request.body.title] });
          await client.query("commit");
          response.status(201).end();
        } catch (error) {
          await client.query("rollback");
          response.status(422).json({ error: error.message });
        } finally {
          client.release();
        }
      });
      app.listen(process.env.PORT);`;
    const body = `test("serves", async () => {
      const made = await Promise.all(["a", "b", "c", "d"].map((title) => request("POST", "/notes", { json: { title } })));
      expect(made.map(({ status }) => status)).toEqual([201, 201, 201, 201]);
      expect((await request("POST", "/notes", { json: {} })).json.error).toMatch(/null value/);
      expect(await query("select count(*)::int as count from notes where title = any($1)", [["a", "b"]])).toEqual([{ count: 2 }]);
      await resetDatabase();
      expect((await request("GET", "/notes")).json).toEqual([]);
      await query("insert into notes (title) values ('hidden')");
      expect((await request("GET", "/notes")).json).toEqual([{ title: "hidden" }]);
    });`;
    const outcome = await run({ kind: "server", ...service, files: { "main.js": source }, spec: spec(body) });
    expect(outcome).toMatchObject({ kind: "passed" });
  });

  test("goes away and comes back, without the spec losing it", async () => {
    const source = `
      import express from "express";
      import pg from "pg";
      const pool = new pg.Pool({ connectionString: process.env.DATABASE_URL, query_timeout: 300, connectionTimeoutMillis: 300 });
      pool.on("error", () => {});
      const app = express();
      app.get("/", (_request, response) =>
        pool.query("select 1").then(() => response.send("there"), (error) => response.send(/timeout/.test(error.message) ? "silent" : "away")));
      app.listen(process.env.PORT);`;
    const body = `test("goes", async () => {
      const see = async () => (await request("GET", "/")).text;
      expect(await see()).toBe("there");
      await takeDatabaseAway();
      expect(await see()).toBe("away");
      expect(await query("select 1 as one")).toEqual([{ one: 1 }]);
      await bringDatabaseBack();
      expect(await see()).toBe("there");
      await takeDatabaseAway({ silent: true });
      expect(await see()).toBe("silent");
      await bringDatabaseBack();
      expect(await see()).toBe("there");
    });`;
    const outcome = await run({ kind: "server", ...service, files: { "main.js": source }, spec: spec(body) });
    expect(outcome).toMatchObject({ kind: "passed" });
  });

  test("may use Knex or Sequelize", async () => {
    const body = `test("writes", async () => {
      expect(await script()).toMatchObject({ stderr: "", stdout: '[{"title":"x"}]\\n' });
      expect(await query("select title from notes")).toEqual([{ title: "x" }]);
    });`;
    const knex = `
      import knex from "knex";
      const db = knex({ client: "pg", connection: process.env.DATABASE_URL });
      await db.transaction((trx) => trx("notes").insert({ title: "x" }));
      console.log(JSON.stringify(await db("notes").select("title")));
      await db.destroy();`;
    expect(await judgeScript(knex, body)).toMatchObject({ kind: "passed" });
    const sequelize = `
      import { DataTypes, Sequelize } from "sequelize";
      const db = new Sequelize(process.env.DATABASE_URL, { logging: false });
      const Note = db.define("Note", { title: DataTypes.STRING }, { tableName: "notes", timestamps: false });
      await db.transaction((transaction) => Note.create({ title: "x" }, { transaction }));
      console.log(JSON.stringify(await Note.findAll({ attributes: ["title"] })));
      await db.close();`;
    expect(await judgeScript(sequelize, body)).toMatchObject({ kind: "passed" });
  });

  test("has its functions called in a process of its own, which does not see the spec's queries", async () => {
    const source = `
      import pg from "pg";
      const pool = new pg.Pool({ connectionString: process.env.DATABASE_URL });
      export const add = async (title) => (await pool.query("insert into notes (title) values ($1) returning id", [title])).rows[0].id;
      export const end = () => process.exit(0);`;
    const body = `
      test("adds", async () => {
        expect(await call("add", "x")).toBe(1);
        expect(await query("select * from notes")).toEqual([{ id: 1, title: "x" }]);
        await expect(call("add", null)).rejects.toMatchObject({ code: "23502" });
      });
      test("stays", async () => { await call("end"); });`;
    const outcome = await run({ ...service, files: { "main.js": source }, spec: spec(body) });
    expect(verdicts(outcome)).toEqual([
      ["stays", false],
      ["adds", true],
    ]);
    expect(outcome).toMatchObject({ kind: "crashed", exitCode: 0 });
  });
});

describe("the limits of the one session end in an error", () => {
  test("a transaction that is left open blocks others for a second, then they get an error", async () => {
    const source = `
      import pg from "pg";
      const [one, two] = [new pg.Client(process.env.DATABASE_URL), new pg.Client(process.env.DATABASE_URL)];
      await Promise.all([one.connect(), two.connect()]);
      await one.query("begin");
      await one.query("insert into notes (title) values ('open')");
      const told = await two.query("select 1").catch((error) => error.message);
      console.log(told);
      await Promise.all([one.end(), two.end()]);`;
    const body = `test("is told", async () => {
      expect((await script()).stdout).toMatch(/serves one transaction at a time/);
      expect(await query("select * from notes")).toEqual([]);
    });`;
    expect(await judgeScript(source, body)).toMatchObject({ kind: "passed" });
  });

  test("COPY to a program or from the client breaks it, for the program and for the spec", async () => {
    const body = `test("reads", async () => { await script(); await query("select 1 as one"); });`;
    for (const copy of ["copy (select 1) to program 'cat'", "copy notes from stdin"]) {
      const source = `
        import pg from "pg";
        const client = new pg.Client(process.env.DATABASE_URL);
        client.on("error", () => {});
        await client.connect();
        await client.query("${copy}").catch((error) => console.log(error.message));
        process.exit();`;
      const outcome = await judgeScript(source, body);
      expect(outcome.kind).toBe("failed");
      expect(firstFailure(outcome)).toMatch(/PostgreSQL no longer answers/);
    }
  });

  test("SQL that never ends is stopped from outside", async () => {
    const source = `
      import pg from "pg";
      const client = new pg.Client(process.env.DATABASE_URL);
      await client.connect();
      await client.query("set statement_timeout = 100; with recursive r as (select 1 union all select 1 from r) select count(*) from r");`;
    const outcome = await run({
      kind: "script",
      ...service,
      files: { "main.js": source },
      spec: spec(`test("ends", { timeoutMs: 1000 }, async () => { await script(); });`),
    });
    expect(outcome).toMatchObject({ kind: "timed-out" });
  });

  test("a set-up without the service, or of a missing file, is refused before anything starts", async () => {
    const files = { "main.js": "" };
    await expect(run({ files, setup: "schema.sql", support })).rejects.toThrow(RunnerInputError);
    await expect(run({ files, services: ["postgres"], setup: "no.sql" })).rejects.toThrow(RunnerInputError);
    await expect(run({ kind: "sql", files, services: ["postgres"] })).rejects.toThrow(RunnerInputError);
  });
});
