/**
 * Reads the report that Node prints to standard error before it ends a program:
 * 1. It has a place (`file:line`), the line of code and carets, then the uncaught error or another thrown value, and last the version of Node.
 * 2. Errors that the program printed itself come before it, so the last place counts.
 * 3. An error has a stack, brackets around it when it has no stack, or the name of an error. Any other text is a thrown value.
 */
type NodeReport =
  | { kind: "error"; message: string; text: string }
  /** A thrown value that is not an error, as Node prints it. */
  | { kind: "value"; value: string; isRejection: boolean; text: string }
  /** The program had nothing left to do while an `await` at the top level waited. */
  | { kind: "unsettled"; text: string };

const VERSION = /^Node\.js v\d+/;
const PLACE = /^(?:node:\S+|(?:file:\/\/)?\/.*):\d+$/;
const CARETS = /^\s*\^+\s*$/;
const REJECTION_START = /^\[?UnhandledPromiseRejection: /m;
const REJECTION_REASON = 'The promise rejected with the reason "';
const REJECTION_END = /"\.\]?(?: \{)?$/m;
/** Most lines of a place, its code and its carets. */
const PLACE_LINES = 8;
const NAMED_ERROR = /^(?:Uncaught )?(?:[A-Z]\w*(?:Error|Exception)|Error)\b(?: \[\w+\])?(?:: .*)?$/;
const BRACKETED_ERROR = /^\[([A-Za-z_$][\w$]*(?: \[\w+\])?(?:: .*|\]))/;
const FRAME = /^ {4}at /m;
const HINT = /\n\(Use `node --trace-uncaught [\s\S]*/;
const UNSETTLED = /^Warning: Detected unsettled top-level await at (.+)$/m;

/** The report in a program's standard error, or null. */
export function readNodeReport(stderr: string): NodeReport | null {
  const lines = stderr.split("\n");
  const end = lines.findLastIndex((line) => VERSION.test(line));
  if (end === -1) return readUnsettled(stderr);
  const last = lastThrown(lines.slice(0, end));
  if (last === null) return null;
  const text = lines.slice(last.place, end).join("\n");
  const what = lines.slice(last.thrown, end).join("\n").trimEnd();
  const reason = rejectionReason(what);
  if (reason !== null) return { kind: "value", value: reason, isRejection: true, text };
  const message = messageOf(what);
  if (message !== null) return { kind: "error", message, text };
  const value = what.replace(HINT, "").trim();
  return value === "" ? null : { kind: "value", value, isRejection: false, text };
}

function readUnsettled(stderr: string): NodeReport | null {
  const found = UNSETTLED.exec(stderr);
  const place = found?.[1];
  if (!found || place === undefined) return null;
  return { kind: "unsettled", text: stderr.slice(found.index + found[0].length - place.length) };
}

/** The reason of a rejection with a value that is not an error, or null. */
function rejectionReason(text: string): string | null {
  const start = REJECTION_START.exec(text)?.index;
  if (start === undefined) return null;
  const lineEnd = text.indexOf("\n", start);
  const words = text.slice(start, lineEnd === -1 ? undefined : lineEnd).lastIndexOf(REJECTION_REASON);
  if (words === -1) return null;
  const reason = text.slice(start + words + REJECTION_REASON.length);
  const end = REJECTION_END.exec(reason)?.index;
  return end === undefined ? null : reason.slice(0, end);
}

/**
 * Index of the last place's line, and of the first line below its carets. Without a place, both are the last line that names an
 * error. Null when there is none either.
 */
function lastThrown(lines: readonly string[]): { place: number; thrown: number } | null {
  for (let at = lines.length - 1; at >= 0; at -= 1) {
    if (!PLACE.test(lines[at] ?? "")) continue;
    const below = lines.slice(at + 1, at + PLACE_LINES).findIndex((line) => CARETS.test(line));
    // At the end of a file there is no code to mark.
    if (below === -1 && lines[at + 1] !== "") continue;
    const thrown = lines.findIndex((line, index) => index > at + below + 1 && line !== "");
    return { place: at, thrown: thrown === -1 ? lines.length : thrown };
  }
  const named = lines.findLastIndex((line) => NAMED_ERROR.test(line));
  return named === -1 ? null : { place: named, thrown: named };
}

/** First line of an error's message, with its name; null when the text is not an error. */
function messageOf(text: string): string | null {
  const [first = ""] = text.split("\n");
  if (BRACKETED_ERROR.test(first)) return first.slice(1).replace(/\](?: \{)?$/, "");
  return NAMED_ERROR.test(first) || FRAME.test(text) ? first.replace(/^([\w$]+) \[Error\]/, "$1") : null;
}
