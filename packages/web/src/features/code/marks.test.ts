import { EditorState } from "@codemirror/state";
import { expect, test } from "vitest";
import { toDiagnostic } from "./marks.ts";

const state = EditorState.create({ doc: "const a = 1;\n  return missing;\n" });

function marked(line: number, column: number | null): string {
  const { from, to } = toDiagnostic(state, { line, column, message: "" });
  return state.sliceDoc(from, to);
}

test("marks the word at the column", () => {
  expect(marked(2, 10)).toBe("missing");
  expect(marked(1, 12)).toBe(";");
});

test("marks the line without its indentation where no column is known", () => {
  expect(marked(2, null)).toBe("return missing;");
});

test("a place behind the end of the line or of the file is moved to the end", () => {
  expect(marked(1, 99)).toBe("");
  expect(marked(99, null)).toBe("");
});
