import { count } from "@aulo/contract/words/quantities";
import { Chunk, MergeView, unifiedMergeView } from "@codemirror/merge";
import { EditorState, type Extension, Text } from "@codemirror/state";
import { EditorView } from "@codemirror/view";
import { useEffect, useRef } from "react";
import { colouring } from "./extensions.ts";
import { mergeTheme } from "./merge-theme.ts";

export type DifferencesProps = {
  /** Path of the file; the extension decides the language. */
  file: string;
  yours: string;
  theirs: string;
  theirName: string;
};

/** Two versions of a file, to read: side by side, or on a narrow screen as one text with both. */
export function CodeMirrorDifferences({ file, yours, theirs, theirName }: DifferencesProps) {
  const host = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (host.current === null) return;
    const view = window.matchMedia("(min-width: 48rem)").matches
      ? new MergeView({
          parent: host.current,
          a: { doc: yours, extensions: reading(file, "Your code") },
          b: { doc: theirs, extensions: reading(file, theirName) },
        })
      : new EditorView({
          parent: host.current,
          doc: theirs,
          extensions: [
            unifiedMergeView({ original: yours, mergeControls: false }),
            reading(file, `Your code and ${theirName}`),
          ],
        });
    return () => view.destroy();
  }, [file, yours, theirs, theirName]);
  return (
    <figure className="editor-frame">
      <figcaption className="editor-foot differences-head">
        <span className="differences-yours">Your code</span>
        <span className="differences-theirs">{theirName}</span>
        <span className="differences-count">{sayDifferences(yours, theirs)}</span>
      </figcaption>
      <div className="editor" ref={host} />
    </figure>
  );
}

function reading(file: string, label: string): Extension {
  return [
    colouring(file),
    mergeTheme,
    EditorView.lineWrapping,
    EditorState.readOnly.of(true),
    EditorView.contentAttributes.of({ "aria-label": label, "aria-readonly": "true" }),
  ];
}

function sayDifferences(yours: string, theirs: string): string {
  const places = Chunk.build(toText(yours), toText(theirs)).length;
  return places === 0 ? "No difference" : `${count(places, "place")} ${places === 1 ? "differs" : "differ"}`;
}

function toText(text: string): Text {
  return Text.of(text.split("\n"));
}
