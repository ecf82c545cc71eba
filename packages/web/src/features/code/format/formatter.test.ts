import { describe, expect, test } from "vitest";
import { formatOf } from "./file-format.ts";
import { formatText } from "./formatter.ts";

describe("formatText", () => {
  test.each([
    ["a.js", "export const a={b:1}", "export const a = { b: 1 };\n"],
    ["a.cjs", "module.exports={}", "module.exports = {};\n"],
    ["a.ts", "const a:number=1", "const a: number = 1;\n"],
    ["package.json", '{"a":1}', '{ "a": 1 }\n'],
    ["a.yaml", "a:   1", "a: 1\n"],
    [".github/workflows/deploy.yml", "on:   push", "on: push\n"],
    ["a.md", "*  a", "- a\n"],
    ["a.css", "a{b:c}", "a {\n  b: c;\n}\n"],
    ["a.html", "<p>a", "<p>a</p>\n"],
    ["a.sql", "select 1", "select\n  1\n"],
  ])("%s is formatted", async (path, text, formatted) => {
    expect(await formatText(path, text)).toEqual({ text: formatted });
  });

  test.each([
    ["a.js", "const a = 1;\nconst = 2;", 2],
    ["a.ts", "const a = 1;\nconst = 2;", 2],
    ["a.json", '{\n"a" 1}', 2],
    ["a.yml", "a: 1\nb: [", 2],
    ["a.sql", "select 1;\nselect (", 2],
  ])("a syntax error in %s is told with its line", async (path, text, line) => {
    expect(await formatText(path, text)).toEqual({ text: null, line });
  });

  test("a formatter that does not load is not told as a syntax error", async () => {
    const away = () => Promise.reject(new TypeError("Failed to fetch dynamically imported module"));
    await expect(formatText("a.js", "const a = 1;", away)).rejects.toThrow(TypeError);
  });

  test.each(["Dockerfile", "notes.conf", ".env", "night.log"])("%s cannot be formatted", (path) => {
    expect(formatOf(path)).toBeNull();
  });
});
