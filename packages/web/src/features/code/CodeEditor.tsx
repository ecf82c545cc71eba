import "./editor.css";
import { LazyPart } from "../problem/LazyPart.tsx";
import type { EditorProps } from "./use-editor-view.ts";

/** A lazily loaded editor. It shows plain text until it has loaded. */
export function CodeEditor(props: EditorProps) {
  return (
    <div className="editor-frame">
      <LazyPart
        name="editor"
        load={async () => (await import("./CodeMirrorEditor.tsx")).CodeMirrorEditor}
        props={props}
        waits={<pre className="editor-waits">{props.text}</pre>}
      />
    </div>
  );
}
