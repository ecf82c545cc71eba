import { EditorState, type TransactionSpec } from "@codemirror/state";
import { expect, test } from "vitest";
import { formatView } from "./format-view.ts";

/** An editor without a screen. */
class Editor {
  state: EditorState;

  constructor(doc: string) {
    this.state = EditorState.create({ doc });
  }

  dispatch(spec: TransactionSpec): void {
    this.state = this.state.update(spec).state;
  }
}

// The first test, since the comparison is loaded during it.
test("a text that is typed while a part of the formatter loads is kept", async () => {
  const editor = new Editor("a=1");
  const formatting = formatView(editor, async () => ({ text: "a = 1;\n" }));
  for (let turns = 0; turns < 5; turns += 1) await null;
  editor.dispatch({ changes: { from: 0, insert: "typed " } });
  expect(await formatting).toBe("");
  expect(editor.state.doc.toString()).toBe("typed a=1");
});

test("the formatted text replaces the text", async () => {
  const editor = new Editor("a=1");
  expect(await formatView(editor, async () => ({ text: "a = 1;\n" }))).toBe("Formatted.");
  expect(editor.state.doc.toString()).toBe("a = 1;\n");
  expect(await formatView(editor, async (text) => ({ text }))).toMatch(/already/);
});

test("a failure to load and a syntax error are told in different sentences", async () => {
  const editor = new Editor("a=1");
  const away = () => Promise.reject(new Error("away"));
  expect(await formatView(editor, away)).toMatch(/could not be loaded/);
  expect(await formatView(editor, async () => ({ text: null, line: 2 }))).toMatch(/syntax error.*line 2/);
});
