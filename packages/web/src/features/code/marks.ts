import { type Diagnostic, setDiagnostics } from "@codemirror/lint";
import type { EditorState, TransactionSpec } from "@codemirror/state";

/** An error at a place in a file. Lines and columns are counted from 1. */
export type Mark = { line: number; column: number | null; message: string };

/** The transaction that shows these marks and removes earlier ones. */
export function showMarks(state: EditorState, marks: readonly Mark[]): TransactionSpec {
  return setDiagnostics(
    state,
    marks.map((mark) => toDiagnostic(state, mark)),
  );
}

/**
 * From the column to the end of its word. Without a column, the line without its indentation. A place behind the end is
 * moved to the end.
 */
export function toDiagnostic(state: EditorState, { line: number, column, message }: Mark): Diagnostic {
  const line = state.doc.line(Math.min(Math.max(1, number), state.doc.lines));
  const indentation = line.text.length - line.text.trimStart().length;
  if (column === null) return { from: line.from + indentation, to: line.to, severity: "error", message };
  const at = line.from + Math.min(Math.max(0, column - 1), line.length);
  const to = Math.max(state.wordAt(at)?.to ?? 0, Math.min(at + 1, line.to));
  return { from: at, to, severity: "error", message };
}
