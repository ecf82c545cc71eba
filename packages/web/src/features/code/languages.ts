import { javascript } from "@codemirror/lang-javascript";
import { PostgreSQL, sql } from "@codemirror/lang-sql";
import { yaml } from "@codemirror/lang-yaml";
import { StreamLanguage } from "@codemirror/language";
import { dockerFile } from "@codemirror/legacy-modes/mode/dockerfile";
import { nginx } from "@codemirror/legacy-modes/mode/nginx";
import { properties } from "@codemirror/legacy-modes/mode/properties";
import type { Extension } from "@codemirror/state";

/** Languages by file name, without its folder. */
const LANGUAGES: readonly { name: string; files: RegExp; begin: () => Extension }[] = [
  { name: "sql", files: /\.sql$/, begin: () => sql({ dialect: PostgreSQL }) },
  { name: "javascript", files: /\.([cm]?js|json)$/, begin: () => javascript() },
  { name: "typescript", files: /\.[cm]?ts$/, begin: () => javascript({ typescript: true }) },
  { name: "yaml", files: /\.ya?ml$/, begin: () => yaml() },
  { name: "nginx", files: /\.conf$/, begin: () => StreamLanguage.define(nginx) },
  { name: "dockerfile", files: /^Dockerfile|\.dockerfile$/, begin: () => StreamLanguage.define(dockerFile) },
  { name: "properties", files: /^\.env|\.(ini|service)$/, begin: () => StreamLanguage.define(properties) },
];

/** Name of a file's language, from the file's name; null for plain text. */
export function languageName(path: string): string | null {
  return languageFor(path)?.name ?? null;
}

/** The CodeMirror extension for a file's language; empty for plain text. */
export function languageOf(path: string): Extension {
  return languageFor(path)?.begin() ?? [];
}

function languageFor(path: string) {
  const file = path.slice(path.lastIndexOf("/") + 1);
  return LANGUAGES.find(({ files }) => files.test(file));
}
