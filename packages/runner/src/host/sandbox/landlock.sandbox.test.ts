import { tmpdir } from "node:os";
import { expect, test } from "vitest";
import type { Job } from "../../index.ts";
import { describeWalledOff, firstFailure, spec, stdoutOf, testRunner } from "../../testing/runner.ts";

await describeWalledOff(
  "learners' code that is walled off by Landlock runs as it should",
  ({ runner, run }) => {
    const judge = async (job: Partial<Job>, body: string) => {
      const outcome = await run({ ...job, spec: spec(`test("holds", async () => {${body}});`) });
      return [outcome.kind, firstFailure(outcome)];
    };
    const PASSED = ["passed", ""];

    test("the tier names its strength", () => {
      expect(runner.tier).toEqual({
        kind: "landlock",
        words: "walled off, not contained",
        because: "it was asked for",
      });
    });

    test("a function, with packages and a server of its own", async () => {
      const source = `
        import { createServer } from "node:http";
        import { z } from "zod";
        export const double = (n) => z.number().parse(n) * 2;
        export const ask = async () => {
          const server = createServer((_request, response) => response.end("hi")).listen(0);
          try { return await (await fetch("http://localhost:" + server.address().port)).text(); } finally { server.close(); }
        };`;
      const body = `
        expect(await call("double", 2)).toBe(4);
        expect(await inside((solution) => solution.double(3))).toBe(6);
        expect(await call("ask")).toBe("hi");`;
      expect(await judge({ files: { "main.js": source } }, body)).toEqual(PASSED);
    });

    test("a script, which starts each time in empty folders", async () => {
      const source = `
        import { copyFileSync, existsSync, mkdtempSync, readdirSync, writeFileSync } from "node:fs";
        import { execFileSync, spawn } from "node:child_process";
        import os from "node:os";
        console.log(existsSync("out.txt"), readdirSync(os.tmpdir()).length, os.userInfo().username, process.memoryUsage().rss > 0);
        console.log(execFileSync("node", ["-p", "6 * 7"]).toString().trim(), Object.keys(os.networkInterfaces()).join());
        writeFileSync("in.txt", "x"); copyFileSync("in.txt", "out.txt"); mkdtempSync(os.tmpdir() + "/left-");
        spawn(process.execPath, ["-e", "setInterval(() => {}, 1000)"], { detached: true, stdio: "ignore" }).unref();`;
      const body = `for (let times = 0; times < 2; times += 1) {
        const { stdout, stderr, files } = await script();
        expect([stdout, stderr]).toEqual(["false 0 learner true\\n42 lo\\n", ""]);
        expect(files).toEqual({ "in.txt": "x", "out.txt": "x" });
      }`;
      expect(await judge({ kind: "script", files: { "main.js": source } }, body)).toEqual(PASSED);
    });

    test("a server, which loses its state over a restart and is gone after the run", async () => {
      const source = `
        import express from "express";
        let count = 0;
        express().get("/", (_request, response) => response.send(String(++count))).listen(process.env.PORT, () => console.log(process.env.PORT));`;
      const body = `test("forgets", async () => {
        expect((await request("GET", "/")).text).toBe("1");
        await stop();
        await start();
        expect((await request("GET", "/")).text).toBe("1");
      });`;
      const outcome = await run({ kind: "server", files: { "main.js": source }, spec: spec(body) });
      expect(outcome.kind).toBe("passed");
      expect(stdoutOf(outcome)).toMatch(/^(\d+)\n\1\n$/);
      const [port] = stdoutOf(outcome).split("\n");
      await expect(fetch(`http://127.0.0.1:${port}`)).rejects.toThrow("fetch failed");
    });

    test("SQL and settings", async () => {
      const sql = { kind: "sql", entry: "main.sql", files: { "main.sql": "select 1 as one" } } as const;
      const rows = `expect((await (await database()).run()).rows).toEqual([{ one: 1 }]);`;
      expect(await judge(sql, rows)).toEqual(PASSED);
      const config = { kind: "config", entry: "a.yaml", files: { "a.yaml": "a: [1]" } } as const;
      expect(await judge(config, `expect(await yamlFile()).toEqual({ a: [1] });`)).toEqual(PASSED);
    });

    test("a learner's tests and a project's, both with supertest", async () => {
      const app = `
        import express from "express";
        export const app = express().get("/", (_request, response) => response.send("hi"));`;
      const source = `
        import test from "node:test";
        import request from "supertest";
        import { app } from "./app.js";
        test("answers", async () => { for (let times = 0; times < 40; times += 1) await request(app).get("/").expect(200, "hi"); });`;
      const files = { "main.js": source, "app.js": app };
      const results = `expect(await learnerTests({})).toEqual({ total: 1, passed: ["answers"], failed: [] });`;
      expect(await judge({ kind: "tests", files }, results)).toEqual(PASSED);
      const manifest = {
        type: "module",
        dependencies: { express: "*", supertest: "*" },
        scripts: { test: "node --test main.js", start: "node serve.js" },
      };
      const serve = `import { app } from "./app.js"; app.listen(process.env.PORT);`;
      const project = {
        kind: "project",
        entry: "package.json",
        files: { ...files, "serve.js": serve, "package.json": JSON.stringify(manifest) },
      } as const;
      const body = `
        expect(await npmRun("test")).toMatchObject({ exitCode: 0, stderr: "" });
        await start();
        expect((await request("GET", "/")).text).toBe("hi");
        expect(await npmRun("test")).toMatchObject({ exitCode: 0 });
        expect((await request("GET", "/")).text).toBe("hi");`;
      expect(await judge(project, body)).toEqual(PASSED);
    });

    test("a function with a PostgreSQL and a MongoDB beside it", async () => {
      const source = `
        import { MongoClient } from "mongodb";
        import pg from "pg";
        export const both = async () => {
          const pool = new pg.Pool({ connectionString: process.env.DATABASE_URL });
          const mongo = await MongoClient.connect(process.env.MONGODB_URI);
          await mongo.db().collection("notes").insertOne({ title: "x" });
          const { rows } = await pool.query("select 1 as one");
          const found = await mongo.db().collection("notes").findOne({}, { projection: { _id: 0 } });
          await Promise.all([pool.end(), mongo.close()]);
          return [rows, found];
        };`;
      const job = { services: ["postgres", "mongodb"], files: { "main.js": source } } as const;
      expect(await judge(job, `expect(await call("both")).toEqual([[{ one: 1 }], { title: "x" }]);`)).toEqual(
        PASSED,
      );
    });

    test("places of errors are reported as in other tiers", async () => {
      const outcome = await run({ kind: "script", files: { "main.js": "\nnull.x;" } });
      expect(outcome).toMatchObject({ kind: "error", spot: { file: "main.js", line: 2 } });
      expect(outcome.printed.stderr).not.toContain(tmpdir());
    });

    test("Redis is not started, and the outcome says so", async () => {
      const outcome = await run({ kind: "script", services: ["redis"] });
      expect(outcome).toMatchObject({ kind: "not-runnable", needs: "bubblewrap" });
    });

    test("lanes are started ahead, for programs too", async () => {
      const { runner, run } = await testRunner({ tier: "landlock", pool: {} });
      const job = {
        kind: "script",
        files: { "main.js": "console.log(process.env.TMPDIR !== undefined)" },
      } as const;
      runner.prepare({ entry: "main.js", seed: 1, ...job });
      await runner.settled();
      expect(runner.idleLanes()).toBeGreaterThan(0);
      expect((await run(job)).printed.stdout).toBe("true\n");
    });
  },
);
