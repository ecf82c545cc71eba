import { EditorState } from "@codemirror/state";
import { describe, expect, test } from "vitest";
import { languageName, languageOf } from "./languages.ts";

describe("languageName", () => {
  test.each([
    ["server.js", "javascript"],
    ["ecosystem.config.cjs", "javascript"],
    ["package.json", "javascript"],
    ["src/rooms.ts", "typescript"],
    ["support/schema.sql", "sql"],
    ["compose.yaml", "yaml"],
    [".github/workflows/deploy.yml", "yaml"],
    ["notes.conf", "nginx"],
    ["Dockerfile", "dockerfile"],
    ["api/Dockerfile", "dockerfile"],
    [".env", "properties"],
    [".env.test", "properties"],
    ["notes.service", "properties"],
  ])("%s is %s", (path, language) => {
    expect(languageName(path)).toBe(language);
  });
  test("a file with an unknown extension is plain text", () => {
    expect(languageName("night.log")).toBeNull();
    expect(languageName("docs/js")).toBeNull();
  });
});

describe("languageOf", () => {
  test.each(["a.js", "a.ts", "a.sql", "a.yaml", "a.conf", "Dockerfile", ".env", "a.txt"])(
    "an editor opens %s",
    (path) => {
      const state = EditorState.create({ doc: "listen 80;\n", extensions: [languageOf(path)] });
      expect(state.doc.lines).toBe(2);
    },
  );
});
