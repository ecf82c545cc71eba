import "./editor.css";
import { lazy, Suspense } from "react";
import type { EditorProps } from "./CodeMirrorEditor.tsx";

const CodeMirrorEditor = lazy(async () => ({
  default: (await import("./CodeMirrorEditor.tsx")).CodeMirrorEditor,
}));

/** The editor, fetched when it is first needed; until then the text can be read. */
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
