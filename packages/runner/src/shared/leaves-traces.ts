/**
 * Whether files of trusted authors may change a state of their process or database that nobody can check after the run. Only the
 * texts are read, so this does not defend against hostile code.
 */
import type { Files } from "../job.ts";

/** Modules that hold no state for a whole process which a run would change, or whose changes are noticed. */
const TRACELESS = new Set([
  ...[
    "assert",
    "buffer",
    "child_process",
    "crypto",
    "events",
    "fs",
    "fs/promises",
    "http",
    "net",
    "os",
    "path",
  ],
  ...[
    "perf_hooks",
    "querystring",
    "readline",
    "readline/promises",
    "stream",
    "stream/promises",
    "stream/consumers",
  ],
  ...["string_decoder", "timers", "timers/promises", "url", "util", "zlib"],
  ...["bcryptjs", "cookie-parser", "cors", "express", "express-rate-limit", "express-session", "helmet"],
  ...["jsonwebtoken", "multer", "supertest", "ws", "zod", "@aulo/runner/spec"],
]);

const CODE = /\.[cm]?[jt]s$/;
const IMPORTED = /\b(?:from|import|import\s*\(|require\s*\()\s*["'`]([^"'`]+)["'`]/g;
/** Words of code whose effect on its process outlives it unnoticed. */
const CODE_WORDS =
  /\bsyncBuiltinESMExports\b|\bregisterHooks\b|\bgetBuiltinModule\b|\bz\.config\b|\bglobalRegistry\b/;
/** SQL that writes files or settings of the whole server. In code it counts in capitals only: plain sentences have these words too. */
const SQL_STATEMENTS = ["COPY\\s+(?!FROM\\b|TO\\b)\\w", "ALTER\\s+SYSTEM\\b", "LOAD\\s+'"].join("|");
const SQL_FUNCTIONS = "pg_reload_conf|lo_import|lo_export|pg_file_\\w+";
const SQL = new RegExp(`\\b(?:${SQL_STATEMENTS}|${SQL_FUNCTIONS})`, "i");
const SQL_IN_CODE = new RegExp(`\\b(?:${SQL_STATEMENTS}|${SQL_FUNCTIONS})`);

/** @param more further modules without state */
export function leavesTraces(files: Files, more: readonly string[] = []): boolean {
  return Object.entries(files).some(([path, text]) =>
    CODE.test(path) ? codeLeavesTraces(text, more) : path.endsWith(".sql") && SQL.test(text),
  );
}

function codeLeavesTraces(text: string, more: readonly string[]): boolean {
  if (CODE_WORDS.test(text) || SQL_IN_CODE.test(text)) return true;
  return [...text.matchAll(IMPORTED)].some(([, name = ""]) => !isTraceless(name, more));
}

function isTraceless(name: string, more: readonly string[]): boolean {
  const plain = name.replace(/^node:/, "");
  return /^[./]/.test(name) || TRACELESS.has(plain) || more.includes(plain);
}
