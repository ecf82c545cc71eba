import { defaultKeymap, history, historyKeymap, indentWithTab } from "@codemirror/commands";
import { bracketMatching, indentOnInput, syntaxHighlighting } from "@codemirror/language";
import { EditorState, Prec } from "@codemirror/state";
import { EditorView, highlightActiveLine, keymap, lineNumbers } from "@codemirror/view";
import { useEffect, useRef } from "react";
import { editorColours, editorTheme } from "./editor-theme.ts";
import { languageOf } from "./languages.ts";

export type EditorProps = {
  /** Name for screen readers. */
  label: string;
  /** Path of the file; the extension decides the language. */
  file: string;
  /** Initial text. Later values of the prop are ignored. */
  start: string;
  readOnly?: boolean;
  focusAtOnce?: boolean;
  onChange: (text: string) => void;
  /** Called on Ctrl+Enter or Cmd+Enter. */
  onRun: () => void;
};

/** A CodeMirror editor for one file. Escape, then Tab leaves it. */
export function CodeMirrorEditor(props: EditorProps) {
  const host = useRef<HTMLDivElement>(null);
  const latest = useRef(props);
  latest.current = props;
  useEffect(() => {
    if (host.current === null) return;
    const view = new EditorView({ parent: host.current, state: startState(latest) });
    if (latest.current.focusAtOnce === true) view.focus();
    return () => view.destroy();
  }, []);
  return <div className="editor" ref={host} />;
}

function startState(latest: { readonly current: EditorProps }): EditorState {
  const { label, file, start, readOnly = false } = latest.current;
  const run = () => {
    latest.current.onRun();
    return true;
  };
  return EditorState.create({
    doc: start,
    extensions: [
      Prec.highest(keymap.of([{ key: "Mod-Enter", run }])),
      lineNumbers(),
      history(),
      indentOnInput(),
      bracketMatching(),
      highlightActiveLine(),
      syntaxHighlighting(editorColours),
      keymap.of([indentWithTab, ...defaultKeymap, ...historyKeymap]),
      languageOf(file),
      editorTheme,
      EditorState.tabSize.of(2),
      EditorState.readOnly.of(readOnly),
      EditorView.contentAttributes.of({ "aria-label": label, "aria-readonly": String(readOnly) }),
      EditorView.updateListener.of(({ docChanged, state }) => {
        if (docChanged) latest.current.onChange(state.doc.toString());
      }),
    ],
  });
}
