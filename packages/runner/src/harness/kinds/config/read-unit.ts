/**
 * Parses a unit of systemd.
 *
 * 1. A line that ends in a backslash goes on in the next one, with a space between them. Comments between them are left out.
 * 2. `[Name]` begins a section; `Name=value` is a setting of it. Empty lines, and lines that begin with `#` or `;`, say nothing.
 */
import { placedError } from "../placed-error.ts";

type UnitSetting = { section: string; name: string; value: string };

const COMMENT = /^\s*[#;]/;

/** @throws SyntaxError with its line */
export function readUnit(text: string, path: string): UnitSetting[] {
  const settings: UnitSetting[] = [];
  let section: string | null = null;
  for (const { line, at } of wholeLines(text)) {
    const header = /^\[([^\]]+)\]$/.exec(line)?.[1];
    if (header !== undefined) {
      section = header;
      continue;
    }
    const [, name, value] = /^([^=\s]+)\s*=\s*(.*)$/.exec(line) ?? [];
    if (name === undefined || value === undefined) throw placedError(`"${line}" is not a setting.`, path, at);
    if (section === null) throw placedError(`"${name}" stands before the first section.`, path, at);
    settings.push({ section, name, value });
  }
  return settings;
}

/** Lines with their continuations, without comments and empty ones. `at` is the first line's number. */
function wholeLines(text: string): { line: string; at: number }[] {
  const whole: { line: string; at: number }[] = [];
  let goesOn = false;
  for (const [index, raw] of text.split(/\r?\n/).entries()) {
    if (COMMENT.test(raw) || (!goesOn && raw.trim() === "")) continue;
    const part = raw.replace(/\\$/, "").trim();
    const last = whole.at(-1);
    if (goesOn && last) last.line = `${last.line} ${part}`.trim();
    else whole.push({ line: part, at: index + 1 });
    goesOn = raw.endsWith("\\");
  }
  return whole;
}
