import { readdirSync, readFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { describe, expect, test } from "vitest";
import { childrenOf } from "../../shared/processes.ts";
import { firstFailure, spec, testRunner, verdicts } from "../../testing/runner.ts";

const { runner, run } = await testRunner({ concurrency: 1 });

function judges() {
  return childrenOf(process.pid).filter((id) =>
    readFileSync(`/proc/${id}/cmdline`, "utf8").includes("toolbox-judge"),
  );
}

const files = {
  "main.js": "export const go = (value) => value; export const hang = () => new Promise(() => {});",
};
const goes = spec(`test("goes", async () => { expect(await call("go", 1)).toBe(1); });`);

async function judgeAfter(body: string): Promise<number | undefined> {
  await run({ files, spec: spec(body) });
  await runner.settled();
  return judges()[0];
}

test("a judge that is stopped leaves no folder of its spec behind", async () => {
  const folders = () => readdirSync(tmpdir()).filter((name) => name.startsWith(`aulo-spec-${process.pid}-`));
  const stopped = { ...spec(`test("hangs", { timeoutMs: 60_000 }, () => call("hang"));`), "data.txt": "x" };
  expect((await run({ files, spec: stopped, limits: { timeoutMs: 500 } })).kind).toBe("timed-out");
  await runner.settled();
  expect(folders()).toEqual([]);
});

describe("a judge that is kept", () => {
  test("judges each run by its own spec and seed", async () => {
    const fails = spec(`test("fails", async () => { expect(await call("go", random())).toBe("x"); });`);
    const failures: string[] = [];
    for (const seed of [1, 2, 1]) {
      const outcome = await run({ files, spec: fails, seed });
      expect(verdicts(outcome)).toEqual([["fails", false]]);
      failures.push(firstFailure(outcome));
      expect(verdicts(await run({ files, spec: goes }))).toEqual([["goes", true]]);
    }
    expect(failures[0]).not.toBe(failures[1]);
    expect(failures[0]).toBe(failures[2]);
  });

  test("loads a spec's modules anew, without their earlier state", async () => {
    const counts = {
      ...spec(`import { next } from "./count.js"; test("counts", () => expect(next()).toBe(1));`),
      "count.js": "let count = 0; export const next = () => (count += 1);",
    };
    for (let round = 0; round < 2; round += 1)
      expect(verdicts(await run({ files, spec: counts }))).toEqual([["counts", true]]);
  });

  test.runIf(process.platform === "linux")("serves many runs", async () => {
    const first = await judgeAfter(`test("goes", () => {});`);
    expect(first).toBeDefined();
    expect(await judgeAfter(`test("fails", () => expect(1).toBe(2));`)).toBe(first);
  });

  test.runIf(process.platform === "linux").each([
    ["a timer", `test("goes", () => { setTimeout(() => {}, 60_000); });`],
    ["a request", `test("goes", () => { call("hang"); });`],
    ["a test", `test("hangs", { timeoutMs: 50 }, () => new Promise(() => {}));`],
    ["no verdict", `throw new Error("does not load");`],
    ["a name", `globalThis.left = 1; test("goes", () => {});`],
    ["a clock of its own", `Date.now = () => 0; test("goes", () => {});`],
    ["a changed prototype", `Array.prototype.at = () => 1; test("goes", () => {});`],
    ["a matcher", `expect.extend({ toBeFine: () => ({ pass: true }) }); test("goes", () => {});`],
    ["a polluted prototype", `test("goes", () => { Object.assign(Object.prototype, { ok: true }); });`],
  ])("is ended when its run left %s behind", async (_what, body) => {
    const first = await judgeAfter(`test("goes", () => {});`);
    const next = await judgeAfter(body);
    expect(next).not.toBe(first);
    expect(verdicts(await run({ files, spec: goes }))).toEqual([["goes", true]]);
  });
});
