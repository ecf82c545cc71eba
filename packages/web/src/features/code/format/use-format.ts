import type { EditorView } from "@codemirror/view";
import { useState } from "react";
import { formatInWorker } from "./format-in-worker.ts";
import { formatView } from "./format-view.ts";

export type Formatting = {
  /** Result of the last formatting in words; empty for a file that was not formatted. */
  says: string;
  format: (view: EditorView | null) => void;
};

/** Formats the open file of an editor. Cursor, marks and history are kept. */
export function useFormat(file: string): Formatting {
  const [said, setSaid] = useState({ file, words: "" });
  const format = async (view: EditorView) => {
    setSaid({ file, words: "" });
    const words = await formatView(view, (text) => formatInWorker(file, text));
    setSaid({ file, words });
  };
  return {
    says: said.file === file ? said.words : "",
    format: (view) => view !== null && void format(view),
  };
}
