import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { checkDeclarations } from "./declarations.ts";
import { readTexts } from "./texts.ts";
import { checkWords } from "./words.ts";

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "aulo-conventions-"));
});

afterEach(() => rmSync(folder, { recursive: true, force: true }));

function file(name: string, source: string): string {
  const path = join(folder, name);
  writeFileSync(path, source);
  return path;
}

/** Faults without the path of this test's folder. */
function short(faults: readonly string[]): string[] {
  return faults.map((fault) => fault.replaceAll(`${folder}/`, ""));
}

describe("words", () => {
  test("a noun clause with “what” in a comment fails above the limit, with its file, line and sentence", () => {
    const path = file(
      "a.ts",
      "/** What was started. */\nconst a = 1;\n// What came of it.\n\nconst b = 2;\n",
    );
    expect(short(checkWords("a", [path].flatMap(readTexts)))).toEqual([
      "a: “what …” as a noun: 285.7 in 1,000 words, at most 0.8; name the thing: the reply, the process, the answer",
      "  a.ts:1: What was started.",
      "  a.ts:3: What came of it.",
    ]);
  });

  test("titles of tests and documents are read too", () => {
    const titles = file(
      "a.test.ts",
      'test("gives what is left", () => {});\ntest.each([1])("%s is none", f);\n',
    );
    const document = file("a.md", "| a |\n|---|\n| what is left |\n\nA stream is no list.\n");
    expect(short(checkWords("a", [titles, document].flatMap(readTexts)))).toEqual([
      expect.stringContaining("“what …” as a noun"),
      "  a.test.ts:1: gives what is left",
      "  a.md:3: | what is left |",
      expect.stringContaining("“is none”"),
      "  a.test.ts:2: %s is none",
      "  a.md:5: A stream is no list.",
    ]);
  });

  test("the prose of a track is read, without front matter, code and marks", () => {
    const lesson = file(
      "concept.md",
      "---\naliases: [what is left]\n---\n\nIt says what is left.\n\n```js run\n// what is left\n```\n",
    );
    const items = file(
      "items.yaml",
      '- id: what.is\n  ask: |\n    Say what is left. {#what}\n  options:\n    - { text: "Such a test", right: true }\n',
    );
    expect(short(checkWords("a", [lesson, items].flatMap(readTexts)))).toEqual([
      expect.stringContaining("“what …” as a noun"),
      "  concept.md:5: It says what is left.",
      "  items.yaml:2: Say what is left.",
    ]);
  });

  test("questions, code, quotations and strings are left alone", () => {
    const path = file(
      "a.ts",
      '// What next? Say “what it is” or "what it was". `what` is a name.\nconst what = "what is // what was";\nconst pattern = /what \\/\\/ what/;\n',
    );
    expect(checkWords("a", [path].flatMap(readTexts))).toEqual([]);
  });

  test("a single place does not fail", () => {
    expect(checkWords("a", [file("a.ts", "// What was started.\n")].flatMap(readTexts))).toEqual([]);
  });
});

describe("declarations", () => {
  test("an arrow function in a constant without a type is a fault", () => {
    const path = file("a.ts", "export const a = () => 1;\nexport const b: () => number = () => 2;\n");
    expect(short(checkDeclarations(path))).toEqual([
      "a.ts:1: write this function as a declaration: function name() {}",
    ]);
  });

  test("a private function above an export is a fault, except in tests", () => {
    const source = "function a() {\n  return 1;\n}\n\nexport function b() {\n  return a();\n}\n";
    expect(short(checkDeclarations(file("a.ts", source)))).toEqual([
      "a.ts:1: move this private function below the module's exports",
    ]);
    expect(checkDeclarations(file("a.test.ts", source))).toEqual([]);
  });
});
