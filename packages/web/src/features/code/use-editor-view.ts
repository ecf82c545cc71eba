import { isolateHistory } from "@codemirror/commands";
import { Annotation, Compartment, EditorState, Prec } from "@codemirror/state";
import { EditorView, keymap } from "@codemirror/view";
import { type RefObject, useEffect, useRef, useState } from "react";
import { colouring, editing } from "./extensions.ts";
import { type Mark, showMarks } from "./marks.ts";

export type EditorProps = {
  /** Name for screen readers. */
  label: string;
  /** Path of the open file; the extension decides the language. */
  file: string;
  /** Text of the file. Later values are ignored, until `revision` grows. */
  text: string;
  /** Increase it when the text was replaced from outside. The replacement can be undone. */
  revision?: number;
  readOnly?: boolean;
  focusAtOnce?: boolean;
  /** Errors to mark in the open file. */
  marks?: readonly Mark[];
  onChange?: (text: string) => void;
  /** Called on Ctrl+Enter or Cmd+Enter. */
  onRun?: () => void;
};

type ViewProps = EditorProps & { wraps: boolean; describedBy: string; onFormat: () => void };

/** A file as it was left: its text, cursor and history, and the versions of the props that it has taken in. */
type Opened = { file: string; state: EditorState; revision: number; marks: readonly Mark[] };

const NO_MARKS: readonly Mark[] = [];
const wrapping = new Compartment();
/** Marks a replacement from outside, which the owner of the text knows already. */
const isReplacement = Annotation.define<boolean>();

/** One editor for all files of an exercise. Each file keeps its own cursor and history while the editor lives. */
export function useEditorView(host: RefObject<HTMLElement | null>, props: ViewProps): EditorView | null {
  const latest = useRef(props);
  latest.current = props;
  const [view, setView] = useState<EditorView | null>(null);
  const left = useRef(new Map<string, Opened>());
  const opened = useRef<Opened | null>(null);
  const { file, revision = 0, marks = NO_MARKS, wraps } = props;

  useEffect(() => {
    if (host.current === null) return;
    opened.current = open(latest);
    const started = new EditorView({ parent: host.current, state: opened.current.state });
    if (latest.current.focusAtOnce === true) started.focus();
    setView(started);
    return () => started.destroy();
  }, [host]);

  useEffect(() => {
    if (view === null || opened.current === null) return;
    if (opened.current.file !== file) {
      left.current.set(opened.current.file, { ...opened.current, state: view.state });
      opened.current = left.current.get(file) ?? open(latest);
      view.setState(opened.current.state);
    }
    if (opened.current.revision !== revision) replaceText(view, latest.current.text);
    if (opened.current.marks !== marks) view.dispatch(showMarks(view.state, marks));
    opened.current = { ...opened.current, revision, marks };
    view.dispatch({ effects: wrapping.reconfigure(wraps ? EditorView.lineWrapping : []) });
  }, [view, file, revision, marks, wraps]);

  return view;
}

function open(latest: { readonly current: ViewProps }): Opened {
  const { file, revision = 0 } = latest.current;
  return { file, state: startState(latest), revision, marks: NO_MARKS };
}

function startState(latest: { readonly current: ViewProps }): EditorState {
  const { label, file, text, readOnly = false, describedBy } = latest.current;
  const call = (name: "onRun" | "onFormat") => () => {
    const action = latest.current[name];
    action?.();
    return action !== undefined;
  };
  return EditorState.create({
    doc: text,
    extensions: [
      Prec.highest([
        EditorView.domEventHandlers({ keydown: isHeldAction }),
        keymap.of([
          { key: "Mod-Enter", run: call("onRun") },
          { key: "Shift-Alt-f", run: call("onFormat") },
        ]),
      ]),
      EditorView.scrollMargins.of(marginsOfBar),
      editing(file),
      colouring(file),
      wrapping.of([]),
      EditorState.readOnly.of(readOnly),
      EditorView.contentAttributes.of({
        "aria-label": label,
        "aria-describedby": describedBy,
        "aria-readonly": String(readOnly),
      }),
      EditorView.updateListener.of(({ docChanged, state, transactions }) => {
        const isOwn = transactions.some((transaction) => transaction.annotation(isReplacement) !== true);
        if (docChanged && isOwn) latest.current.onChange?.(state.doc.toString());
      }),
    ],
  });
}

/** Swallows the repeats of a held Ctrl+Enter: it runs the code once. */
function isHeldAction({ repeat, key, ctrlKey, metaKey }: KeyboardEvent): boolean {
  return repeat && key === "Enter" && (ctrlKey || metaKey);
}

/** Room for the bar at the lower edge of the window, so that the cursor is never scrolled behind it. */
function marginsOfBar(): { bottom: number } | null {
  const bar = document.querySelector<HTMLElement>("[data-covers-editor]");
  return bar === null ? null : { bottom: bar.offsetHeight };
}

function replaceText(view: EditorView, text: string): void {
  if (view.state.doc.toString() === text) return;
  view.dispatch({
    changes: { from: 0, to: view.state.doc.length, insert: text },
    // Its own step of the history, however soon after typing.
    annotations: [isReplacement.of(true), isolateHistory.of("full")],
  });
}
