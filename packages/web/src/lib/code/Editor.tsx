import "./editor.css";
import { lazy, Suspense } from "react";
import type { CodeEditorProps } from "./CodeEditor.tsx";

const CodeEditor = lazy(async () => ({ default: (await import("./CodeEditor.tsx")).CodeEditor }));

/** The editor, fetched when it is first needed; until then the text can be read. */
export function Editor(props: CodeEditorProps) {
  return (
    <div className="editor-frame">
      <Suspense fallback={<pre className="editor-waits">{props.start}</pre>}>
        <CodeEditor {...props} />
      </Suspense>
      <p className="editor-hint">
        <kbd>Ctrl</kbd> or <kbd>⌘</kbd> <kbd>Enter</kbd> runs · <kbd>Esc</kbd> then <kbd>Tab</kbd> leaves the
        editor
      </p>
    </div>
  );
}
