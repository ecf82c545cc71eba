import { HighlightStyle } from "@codemirror/language";
import { EditorView } from "@codemirror/view";
import { tags } from "@lezer/highlight";

const FIELD = {
  backgroundColor: "var(--raised)",
  backgroundImage: "none",
  color: "var(--ink)",
  border: "1px solid var(--edge)",
  borderRadius: "0.35rem",
  fontSize: "0.875rem",
};

/** Colours are the page's CSS variables, so the editor follows the theme. */
export const editorTheme = EditorView.theme({
  "&": { backgroundColor: "var(--raised)", color: "var(--ink)", fontSize: "0.875rem" },
  "&.cm-focused": { outline: "none" },
  ".cm-scroller": { fontFamily: "var(--mono)", lineHeight: "1.6", fontVariantLigatures: "none" },
  ".cm-content": { caretColor: "var(--accent)", padding: "0.6rem 0" },
  ".cm-line": { padding: "0 1rem 0 0.4rem" },
  ".cm-gutters": { backgroundColor: "var(--raised)", color: "var(--ink-soft)", border: "none" },
  ".cm-lineNumbers .cm-gutterElement": { minWidth: "1.3rem", paddingLeft: "0" },
  ".cm-foldGutter .cm-gutterElement": { cursor: "pointer" },
  ".cm-activeLine, .cm-activeLineGutter": { backgroundColor: "transparent" },
  "&.cm-focused .cm-activeLine": { backgroundColor: "color-mix(in srgb, var(--accent) 6%, transparent)" },
  ".cm-cursor, .cm-dropCursor": { borderLeftColor: "var(--accent)", borderLeftWidth: "2px" },
  "& > .cm-scroller > .cm-selectionLayer .cm-selectionBackground": { backgroundColor: "var(--selected)" },
  "&.cm-focused > .cm-scroller > .cm-selectionLayer .cm-selectionBackground": {
    backgroundColor: "var(--selected)",
  },
  ".cm-selectionMatch, .cm-searchMatch": { backgroundColor: "var(--due-soft)" },
  ".cm-searchMatch": { outline: "1px solid var(--due)" },
  ".cm-searchMatch-selected": { backgroundColor: "var(--selected)" },
  "&.cm-focused .cm-matchingBracket": { backgroundColor: "var(--accent-soft)" },
  "&.cm-focused .cm-nonmatchingBracket": { backgroundColor: "var(--wrong-soft)" },
  ".cm-foldPlaceholder": {
    backgroundColor: "var(--sunken)",
    color: "var(--ink-soft)",
    border: "1px solid var(--line)",
  },
  ".cm-panels": { backgroundColor: "var(--sunken)", color: "var(--ink)" },
  ".cm-panels-top": { borderBottom: "1px solid var(--line)" },
  ".cm-panels-bottom": { borderTop: "1px solid var(--line)" },
  ".cm-panel.cm-search": { padding: "0.4rem 2.2rem 0.4rem 0.6rem", fontFamily: "var(--sans)" },
  ".cm-panel.cm-search label": { fontSize: "0.8rem" },
  ".cm-panel.cm-search [name=close]": { width: "2rem", height: "2rem", color: "var(--ink)" },
  ".cm-textfield": FIELD,
  ".cm-button": { ...FIELD, "&:active": { backgroundImage: "none" } },
  ".cm-tooltip": {
    backgroundColor: "var(--raised)",
    color: "var(--ink)",
    border: "1px solid var(--edge)",
    borderRadius: "0.35rem",
  },
  ".cm-tooltip.cm-tooltip-autocomplete > ul": { fontFamily: "var(--mono)", maxHeight: "12rem" },
  ".cm-tooltip.cm-tooltip-autocomplete > ul > li[aria-selected]": {
    backgroundColor: "var(--accent)",
    color: "var(--on-accent)",
  },
  ".cm-completionDetail": { color: "inherit" },
  ".cm-completionIcon": { opacity: "1" },
  ".cm-diagnostic": { padding: "0.3rem 0.7rem", fontFamily: "var(--sans)", maxWidth: "32rem" },
  ".cm-diagnostic-error": { borderLeft: "4px solid var(--wrong)" },
  ".cm-lintRange-error": {
    backgroundImage: "none",
    textDecoration: "underline wavy var(--wrong)",
    textUnderlineOffset: "0.25em",
    textDecorationSkipInk: "none",
  },
  ".cm-gutter-lint": { width: "0.9rem" },
  ".cm-gutter-lint .cm-gutterElement": { padding: "0.3em 0 0 0.2em" },
  ".cm-lint-marker-error": {
    content: "none",
    width: "0.7em",
    height: "0.7em",
    borderRadius: "50%",
    backgroundColor: "var(--wrong)",
  },
  ".cm-marked-line": { backgroundColor: "var(--wrong-soft)" },
});

export const editorColours = HighlightStyle.define([
  { tag: tags.comment, color: "var(--code-comment)", fontStyle: "italic" },
  { tag: [tags.string, tags.regexp, tags.special(tags.string)], color: "var(--code-string)" },
  { tag: [tags.keyword, tags.bool, tags.null], color: "var(--code-keyword)" },
  { tag: [tags.number], color: "var(--code-number)" },
  { tag: [tags.function(tags.variableName), tags.function(tags.propertyName)], color: "var(--code-name)" },
  { tag: [tags.definition(tags.propertyName), tags.typeName, tags.className], color: "var(--code-name)" },
]);
