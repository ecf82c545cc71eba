import { useId, useRef } from "react";
import { EditorFoot } from "./EditorFoot.tsx";
import { formatOf } from "./format/file-format.ts";
import { useFormat } from "./format/use-format.ts";
import { type EditorProps, useEditorView } from "./use-editor-view.ts";
import { useWrapping } from "./wrapping.ts";

/** A CodeMirror editor with its foot. Escape, then Tab leaves it. */
export function CodeMirrorEditor(props: EditorProps) {
  const host = useRef<HTMLDivElement>(null);
  const hintId = useId();
  const wraps = useWrapping();
  const formatting = useFormat(props.file);
  const isFormatted = props.readOnly !== true && formatOf(props.file) !== null;
  const view = useEditorView(host, {
    ...props,
    wraps,
    describedBy: hintId,
    onFormat: () => isFormatted && formatting.format(view),
  });
  return (
    <>
      <div className="editor" ref={host} />
      <EditorFoot
        hintId={hintId}
        readOnly={props.readOnly === true}
        wraps={wraps}
        says={formatting.says}
        onFormat={isFormatted ? () => formatting.format(view) : null}
      />
    </>
  );
}
