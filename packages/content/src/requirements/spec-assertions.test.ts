import { describe, expect, test } from "vitest";
import { assertionFaults } from "./spec-assertions.ts";

function kinds(body: string): string[] {
  return assertionFaults(`test("a", async () => {\n${body}\n});`).map(({ kind, line }) => `${line} ${kind}`);
}

describe("a reversed assertion", () => {
  test.each([
    'expect(["node", "1000"]).toContain(user)',
    "expect([first, second]).toContain(found)",
    "expect(404).toBe(status)",
    'expect("a").not.toEqual(found.name)',
    'const ALLOWED = ["node"]; expect(ALLOWED).toContain(user)',
  ])("is found: %s", (body) => {
    expect(kinds(body)).toEqual(["2 reversed"]);
  });

  test.each([
    'expect(users).toContain("node")',
    "expect([first, second]).toEqual(found)",
    'expect([first, second]).toContain("a")',
    "expect({ status: 404 }).toEqual(found)",
    'expect(["a"]).toContain("a")',
    "other(404).toBe(status)",
    "const steps = []; note(steps); expect(steps).toEqual(stepsOf(2))",
  ])("is not found: %s", (body) => {
    expect(kinds(body)).toEqual([]);
  });
});

describe("an assertion without context", () => {
  test.each([
    "expect(a.status).toBe(403);\nexpect((await get()).status).toBe(200);",
    "for (const role of roles)\nexpect(status).toBe(403);",
    "roles.forEach(() => {\nexpect(isOpen).toBe(true) });",
  ])("is found: %s", (body) => {
    expect(kinds(body)).toEqual(["3 without-context"]);
  });

  test.each([
    "expect(a.status).toBe(403);",
    "for (const role of roles) expect({ role, status }).toEqual({ role, status: 403 });",
    "expect(count).toBe(3);\nexpect(size).toBe(4);",
  ])("is not found: %s", (body) => {
    expect(kinds(body)).toEqual([]);
  });
});

test("a spec that is not valid JavaScript has no assertions", () => {
  expect(assertionFaults("expect(")).toEqual([]);
});
