import { expect, test } from "vitest";
import { spec, testRunner } from "../../testing/runner.ts";
import { LEARNER_PACKAGES } from "../sandbox/packages.ts";

const { run } = await testRunner();

test("every package that learners may import is installed, for modules and for CommonJS", async () => {
  const source = `
    import { createRequire } from "node:module";
    const require = createRequire(import.meta.url);
    for (const name of process.argv.slice(2)) {
      const found = await import(name);
      console.log(name, Object.keys(found).length > 0, typeof require(name) !== "undefined");
    }`;
  const names = JSON.stringify(LEARNER_PACKAGES);
  const body = `test("imports", { timeoutMs: 20_000 }, async () => {
    const { stdout, stderr } = await script({ args: ${names} });
    expect(stderr).toBe("");
    expect(stdout.trim().split("\\n")).toEqual(${names}.map((name) => name + " true true"));
  });`;
  const limits = { timeoutMs: 30_000, memoryMb: 768 };
  const outcome = await run({ kind: "script", files: { "main.js": source }, limits, spec: spec(body) });
  expect(outcome).toMatchObject({ kind: "passed" });
});

test("a database that a learner creates in memory is complete, by either way of creating it", async () => {
  const source = `
    import { PGlite, types } from "@electric-sql/pglite";
    const first = new PGlite();
    const second = await PGlite.create("memory://");
    await first.exec("create table notes (title text); insert into notes values ('tea')");
    const { rows } = await first.query("select title from notes");
    const tables = await second.query("select count(*)::int as count from pg_tables where schemaname = 'public'");
    console.log(JSON.stringify(rows), tables.rows[0].count, first instanceof PGlite, second instanceof PGlite);
    console.log(typeof types.TEXT, first.dataDir);
    process.exit(0);`;
  const body = `test("works", { timeoutMs: 30_000 }, async () => {
    const { stdout, stderr } = await script();
    expect(stderr).toBe("");
    expect(stdout).toBe('[{"title":"tea"}] 0 true true\\nnumber undefined\\n');
  });`;
  const limits = { timeoutMs: 30_000, memoryMb: 768 };
  const outcome = await run({ kind: "script", files: { "main.js": source }, limits, spec: spec(body) });
  expect(outcome).toMatchObject({ kind: "passed" });
});

test("passwords, tokens, logs and a server under supertest work without anything compiled", async () => {
  const source = `
    import bcrypt from "bcryptjs";
    import express from "express";
    import helmet from "helmet";
    import jwt from "jsonwebtoken";
    import request from "supertest";
    import winston from "winston";
    const hash = await bcrypt.hash("secret", 4);
    const token = jwt.sign({ sub: "ada" }, "key");
    const app = express().use(helmet()).get("/", (_request, response) => response.send("ok"));
    const answer = await request(app).get("/");
    winston.createLogger({ format: winston.format.json(), transports: [new winston.transports.Console()] }).info("logged");
    console.log(await bcrypt.compare("secret", hash), jwt.verify(token, "key").sub, answer.text, answer.headers["x-content-type-options"]);`;
  const body = `test("works", async () => {
    const { stdout } = await script();
    expect(stdout).toContain("true ada ok nosniff");
    expect(stdout).toContain('{"level":"info","message":"logged"}');
  });`;
  const outcome = await run({ kind: "script", files: { "main.js": source }, spec: spec(body) });
  expect(outcome).toMatchObject({ kind: "passed" });
});
