import type { EditorState, TransactionSpec } from "@codemirror/state";
import type { Formatted } from "./formatter.ts";

/** The parts of an EditorView that formatting needs. */
export type Formattable = {
  readonly state: EditorState;
  dispatch: (spec: TransactionSpec) => void;
};

/**
 * Formats the text of an editor, changing only the places that differ. A text that was changed meanwhile, or left for another
 * file, stays as it is.
 *
 * @returns the result in words; empty when the formatted text came too late
 */
export async function formatView(
  view: Formattable,
  format: (text: string) => Promise<Formatted>,
): Promise<string> {
  const before = view.state.doc;
  try {
    const [formatted, { diff }] = await Promise.all([format(before.toString()), import("@codemirror/merge")]);
    if (formatted.text === null) return saySyntaxError(formatted.line);
    const { text } = formatted;
    const changes = diff(before.toString(), text).map(({ fromA, toA, fromB, toB }) => ({
      from: fromA,
      to: toA,
      insert: text.slice(fromB, toB),
    }));
    // Nothing may be awaited between this comparison and the change.
    if (view.state.doc !== before) return "";
    if (changes.length === 0) return "It is well formatted already.";
    view.dispatch({ changes, userEvent: "input.format" });
    return "Formatted.";
  } catch {
    return "The formatter could not be loaded. Try again.";
  }
}

function saySyntaxError(line: number | null): string {
  return `It can be formatted once its syntax error is mended${line === null ? "" : `, near line ${line}`}.`;
}
