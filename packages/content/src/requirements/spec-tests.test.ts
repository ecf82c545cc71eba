import { describe, expect, test } from "vitest";
import { specTests } from "./spec-tests.ts";

function read(spec: string) {
  return specTests({ tests: { "a.spec.js": spec } });
}

test("a test has its full name, its line and the requirements that it checks", () => {
  const spec = `describe("list", () => {
    describe("sorted", () => {
      test("by name", { checks: ["sort", "name"], concept: "arrays" }, async () => {});
    });
    test("is empty", () => {});
  });`;
  expect(read(spec)).toMatchObject([
    { file: "a.spec.js", line: 3, name: "list: sorted: by name", checks: ["sort", "name"] },
    { line: 5, name: "list: is empty", checks: [] },
  ]);
});

describe("a name that is known only when the spec runs", () => {
  test.each([
    ['test.each([["a"]])("says %s", () => {})', "says a"],
    ['test.each([{ a: 1 }])("says $a.b twice", () => {})', "says 1 twice"],
    [`for (const a of [1]) test(\`says \${a}\`, () => {})`, "says 1"],
    ["test(NAME, () => {})", "says a"],
  ])("matches any text: %s", (spec, name) => {
    expect(read(spec).map((one) => one.isCalled(name))).toEqual([true]);
    expect(read(`describe("x", () => { ${spec} })`).map((one) => one.isCalled(name))).toEqual([false]);
  });

  test("is taken as it is where no value can come", () => {
    const [found] = read('test("costs 5 %s. (net)", () => {})');
    expect([found?.isCalled("costs 5 %s. (net)"), found?.isCalled("costs 5 EUR. (net)")]).toEqual([
      true,
      false,
    ]);
  });
});

test("a spec that is not valid JavaScript and a file that is not a spec have no tests", () => {
  expect(read("test(")).toEqual([]);
  expect(specTests({ tests: { "cases.js": 'test("a", () => {})' } })).toEqual([]);
});
