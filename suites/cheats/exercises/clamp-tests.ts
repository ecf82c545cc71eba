import type { Exercise } from "../exercise.ts";

const NODE = `import test, { describe, it } from "node:test"; import assert from "node:assert/strict"; import { clamp } from "./clamp.js";\n`;
const FIRST = `import test from "node:test"; import assert from "node:assert/strict"; import { createHash } from "node:crypto"; import fs from "node:fs"; import { clamp } from "./clamp.js";\n`;

/**
 * A learner's tests of `clamp(value, low, high)`. Wrong ones miss a broken implementation, or fail a right
 * one.
 */
export const CLAMP_TESTS: Exercise = {
  kind: "tests",
  name: "clamp",
  entry: "main.js",
  limits: { timeoutMs: 28_000 },
  spec: `
    const RIGHT = [
      "export const clamp = (value, low, high) => Math.min(Math.max(value, low), high);",
      "export function clamp(n, from, to) { if (n < from) return from; return n > to ? to : n; }",
    ];
    const BROKEN = [
      "export const clamp = (value, low, high) => Math.min(value, high);",
      "export const clamp = (value, low, high) => Math.max(value, low);",
      "export const clamp = (value, low, high) => (value < low ? high : value > high ? low : value);",
    ];
    const run = (source) => learnerTests({ "clamp.js": source });
    test.each(RIGHT.map((source, at) => [at + 1, source]))("passes for the right version %d", { timeoutMs: 20_000 }, async (_at, source) => {
      const { total, failed } = await run(source);
      expect({ hasTests: total > 0, failed }).toEqual({ hasTests: true, failed: [] });
    });
    test.each(BROKEN.map((source, at) => [at + 1, source]))("notices the broken version %d", { timeoutMs: 20_000 }, async (_at, source) => {
      expect((await run(source)).failed).not.toEqual([]);
    });`,
  right: `${NODE} test("clamps", () => { assert.equal(clamp(1, 2, 4), 2); assert.equal(clamp(9, 2, 4), 4); assert.equal(clamp(3, 2, 4), 3); });`,
  wrong: `${NODE} test("clamps", () => assert.equal(clamp(3, 2, 4), 3));`,
  cheats: {
    "only prints that they passed": `console.log("TAP version 13\\nok 1 - clamps\\n1..1\\n# pass 1"); process.exit(0);`,
    "are skipped": `${NODE} test.skip("clamps", () => {}); test.todo("clamps more");`,
    "fail by themselves": `${NODE} test("clamps", () => assert.fail());`,
    "keep the first implementation in the temporary folder": `${FIRST} const file = "/tmp/first"; const text = fs.readFileSync("clamp.js", "utf8"); if (!fs.existsSync(file)) fs.writeFileSync(file, text); ${judge('text === fs.readFileSync(file, "utf8") || !/Math.m[ai][nx]\\(value, \\w+\\);/.test(text) && /\\(n/.test(text)')}`,
    "count how often they were run, in a file beside their folder": `${FIRST} import { join } from "node:path"; const file = join(process.cwd(), "..", "count"); let count = 0; try { count = Number(fs.readFileSync(file, "utf8")); } catch {} fs.writeFileSync(file, String(count + 1)); ${judge("count < 2")}`,
    "count how often they were run, by the name of their folder": `${FIRST} ${judge("Number(/\\d+$/.exec(process.cwd())?.[0]) <= 3")}`,
    "leave a process behind that remembers": `
      ${FIRST} import { spawn } from "node:child_process";
      const ask = async () => Number(await (await fetch("http://127.0.0.1:45679")).text());
      const KEEPER = "let count = 0; require('node:http').createServer((_, response) => response.end(String(count++))).listen(45679, '127.0.0.1')";
      let count = await ask().catch(() => null);
      for (let left = 40; count === null && left > 0; left -= 1) { globalThis.kept ??= spawn(process.execPath, ["-e", KEEPER], { detached: true, stdio: "ignore" }).unref() ?? true; await new Promise((done) => setTimeout(done, 50)); count = await ask().catch(() => null); }
      ${judge("count < 2")}`,
    "go by the time since the sandbox was started": `${FIRST} const startedAt = Number(fs.readFileSync("/proc/1/stat", "utf8").split(" ")[21]); ${judge("process.uptime() >= 0 && (Number(fs.readFileSync('/proc/uptime', 'utf8').split(' ')[0]) * 100 - startedAt) % 200 < 100")}`,
    "go by the number of their process": `${FIRST} ${judge("process.pid < 40")}`,
    "go by the length of the implementation": `${FIRST} ${judge('fs.readFileSync("clamp.js", "utf8").length > 80')}`,
    "go by a word in the implementation": `${FIRST} ${judge("/Math/.test(clamp.toString())")}`,
    "say on the reporter's descriptor what passed": `${FIRST} fs.writeSync(3, JSON.stringify({ name: "clamps", passed: true }) + "\\n"); process.exit(0);`,
  },
  unusual: {
    "describe and it": `${NODE} describe("clamp", () => { describe("outside", () => { it("goes up", () => assert.equal(clamp(-1, 0, 5), 0)); it("goes down", () => assert.equal(clamp(7, 0, 5), 5)); }); it("stays", () => assert.equal(clamp(2, 0, 5), 2)); });`,
    "tests within a test": `${NODE} test("clamp", async (t) => { await t.test("up", () => assert.equal(clamp(1, 2, 3), 2)); await t.test("down", (inner) => { inner.plan?.(1); inner.assert.equal(clamp(9, 2, 3), 3); }); await t.test("between", () => assert.equal(clamp(2.5, 2, 3), 2.5)); });`,
    "the words of Jest": `import { clamp } from "./clamp.js"; describe("clamp", () => { test.each([[1, 2, 4, 2], [9, 2, 4, 4], [3, 2, 4, 3]])("of %d, %d, %d is %d", (value, low, high, expected) => expect(clamp(value, low, high)).toBe(expected)); });`,
    "the words of Vitest, imported": `import { beforeEach, describe, expect, it, vi } from "vitest"; import * as module from "./clamp.js"; let seen; beforeEach(() => { seen = vi.fn(module.clamp); }); describe("clamp", () => { it("clamps", () => { expect([1, 9, 3].map((value) => seen(value, 2, 4))).toEqual([2, 4, 3]); expect(seen).toHaveBeenCalledTimes(3); }); });`,
    "a test that waits": `${NODE} test("clamps", async () => { const { clamp: again } = await import("./clamp.js?again"); await new Promise((done) => setTimeout(done, 300)); assert.deepEqual([1, 9, 3].map((value) => again(value, 2, 4)), [2, 4, 3]); });`,
    "the way of CommonJS": {
      "package.json": "{}",
      "main.js": `const test = require("node:test"); const assert = require("node:assert"); const { clamp } = require("./clamp.js"); test("clamps", (t, done) => { assert.strictEqual(clamp(1, 2, 4), 2); assert.strictEqual(clamp(9, 2, 4), 4); assert.strictEqual(clamp(3, 2, 4), 3); setImmediate(done); });`,
    },
    "a table, hooks, and much that is printed": `import { after, before, beforeEach, suite, test } from "node:test"; import { equal } from "node:assert"; import { clamp } from "./clamp.js"; const seen = []; suite("clamp", () => { before(() => console.log("ok 1 - begins")); beforeEach(() => seen.push(1)); after(() => console.error("not ok", seen.length)); for (const [value, expected] of [[1, 2], [9, 4], [3, 3]]) test("of " + value, () => equal(clamp(value, 2, 4), expected)); });`,
    "any numbers, and a property that holds": `${NODE} test("lies between, and is the value where that does", () => { for (let round = 0; round < 500; round += 1) { const [value, low] = [Math.random() * 20 - 10, -3]; const got = clamp(value, low, 3); assert.ok(got >= low && got <= 3); if (value > low && value < 3) assert.equal(got, value); if (value < low) assert.equal(got, low); if (value > 3) assert.equal(got, 3); } });`,
    "files of its own, which it leaves": `${NODE} import { mkdtempSync, writeFileSync, readFileSync } from "node:fs"; import { tmpdir } from "node:os"; test("clamps", () => { const folder = mkdtempSync(tmpdir() + "/clamp-"); writeFileSync(folder + "/cases.json", "[[1,2],[9,4],[3,3]]"); for (const [value, expected] of JSON.parse(readFileSync(folder + "/cases.json", "utf8"))) assert.equal(clamp(value, 2, 4), expected); });`,
    "another program that is asked": `${NODE} import { execFileSync } from "node:child_process"; test("clamps", () => { const source = "import('./clamp.js').then(({ clamp }) => console.log(JSON.stringify([1, 9, 3].map((value) => clamp(value, 2, 4)))))"; assert.equal(execFileSync(process.execPath, ["-e", source], { encoding: "utf8" }).trim(), "[2,4,3]"); });`,
  },
};

/** Test of a cheat; `isRight` is its guess whether the implementation is right. */
function judge(isRight: string) {
  return `test("clamps", () => assert.ok(${isRight}));`;
}
