import "./editor.css";
import { lazy, Suspense } from "react";
import type { EditorProps } from "./CodeMirrorEditor.tsx";

const CodeMirrorEditor = lazy(async () => ({
  default: (await import("./CodeMirrorEditor.tsx")).CodeMirrorEditor,
}));

/** A lazily loaded editor. It shows plain text until it has loaded. */
export function CodeEditor(props: EditorProps) {
  return (
    <div className="editor-frame">
      <Suspense fallback={<pre className="editor-waits">{props.start}</pre>}>
        <CodeMirrorEditor {...props} />
      </Suspense>
      <p className="editor-hint">
        <kbd>Ctrl</kbd> or <kbd>⌘</kbd> <kbd>Enter</kbd> runs · <kbd>Esc</kbd> then <kbd>Tab</kbd> leaves the
        editor
      </p>
    </div>
  );
}
