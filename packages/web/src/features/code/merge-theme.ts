import { EditorView } from "@codemirror/view";

const YOURS = { backgroundColor: "var(--due-soft)" };
const THEIRS = { backgroundColor: "var(--accent-soft)" };
/** Changed letters inside a changed line. */
const CHANGED = { background: "none", textDecoration: "underline", textUnderlineOffset: "0.3em" };

/** Colours of a comparison: the learner's lines amber, the authors' green. */
export const mergeTheme = EditorView.theme({
  "&.cm-merge-a .cm-changedLine, .cm-deletedChunk": YOURS,
  "&.cm-merge-b .cm-changedLine, .cm-insertedLine, .cm-inlineChangedLine": THEIRS,
  "&.cm-merge-a .cm-changedText, &.cm-merge-b .cm-changedText, .cm-changedText": CHANGED,
  ".cm-deletedChunk .cm-deletedText": CHANGED,
  "&.cm-merge-a .cm-changedLineGutter, .cm-deletedLineGutter": { background: "var(--due)" },
  "&.cm-merge-b .cm-changedLineGutter, .cm-changedLineGutter": { background: "var(--accent)" },
});
