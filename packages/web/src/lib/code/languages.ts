import { javascript } from "@codemirror/lang-javascript";
import { PostgreSQL, sql } from "@codemirror/lang-sql";
import type { Extension } from "@codemirror/state";

/** How an editor reads a file, by the end of its name. */
export function languageOf(file: string): Extension {
  if (file.endsWith(".sql")) return sql({ dialect: PostgreSQL });
  if (/\.(m?js|json)$/.test(file)) return javascript();
  if (file.endsWith(".ts")) return javascript({ typescript: true });
  return [];
}
