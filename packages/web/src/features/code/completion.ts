import { completeAnyWord } from "@codemirror/autocomplete";
import { javascriptLanguage, scopeCompletionSource, typescriptLanguage } from "@codemirror/lang-javascript";
import { EditorState, type Extension } from "@codemirror/state";
import { languageName } from "./languages.ts";

/** Globals that browsers and Node share. The browser's own (`document`, `window`) do not exist in exercises. */
const GLOBALS = {
  Array,
  Boolean,
  Date,
  Error,
  JSON,
  Map,
  Math,
  Number,
  Object,
  Promise,
  RegExp,
  Set,
  String,
  TypeError,
  URL,
  URLSearchParams,
  clearInterval,
  clearTimeout,
  console,
  fetch,
  setInterval,
  setTimeout,
  structuredClone,
};

/**
 * Sources of completion beside the language's own: globals for JavaScript and TypeScript, which complete local names
 * themselves; words of the same file for every other language.
 */
export function completionsOf(path: string): Extension {
  switch (languageName(path)) {
    case "javascript":
      return javascriptLanguage.data.of({ autocomplete: scopeCompletionSource(GLOBALS) });
    case "typescript":
      return typescriptLanguage.data.of({ autocomplete: scopeCompletionSource(GLOBALS) });
    default:
      return EditorState.languageData.of(() => [{ autocomplete: completeAnyWord }]);
  }
}
