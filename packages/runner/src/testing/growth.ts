/**
 * Whether reading a text takes time in proportion to its length. Times are only compared within one call:
 *
 * 1. The reader gets a text of `LENGTH` characters, and one four times as long.
 * 2. A linear reader takes four times as long for the longer text, a quadratic one sixteen times. `MOST_GROWTH` lies between them.
 * 3. A very quick reader is measured badly. The time to take the longer text apart is allowed in addition.
 * 4. Other processes and the collection of garbage take time in some rounds. Of several rounds the least time counts.
 */
export type Reader = (text: string) => unknown;

const LENGTH = 16_000;
const FACTOR = 4;
const MOST_GROWTH = 8;
/** Characters of the text with which the cost of a capped reader is compared. */
const COMPARED = 500_000;
const MOST_ROUNDS = 12;
/** Times the time allowed after which a text is not read again. */
const HOPELESS = 20;

/** Parts that are repeated: beginnings of what readers look for, without the end that they look for. */
const REPEATED = [
  ..."a (['\"`;:/.,\\#{<$-+=>\n\t".split(""),
  "Cannot find module '",
  "COPY a ",
  "Cannot find package 'a' imported from ",
  "' imported from ",
  "    at (",
  "at (",
  "    at a (/work/app/",
  "file:///work/app/a.js:1",
  "/work/app-1",
  ":1:1",
  ":1",
  "?%41",
  "\n\n",
  "\r\n",
  "\n ",
  " \n",
  "\u2028",
  "\n    at a (/work/app/a.js:1:1)",
  "\n[UnhandledPromiseRejection: ",
  'UnhandledPromiseRejection: The promise rejected with the reason "',
  'The promise rejected with the reason "',
  '".]',
  "\nWarning: Detected unsettled top-level await at /",
  "\nWarning: Detected unsettled top-level await at aaaa",
  "\n  [cause]: ",
  "\nError: ",
  "Error",
  "\nNode.js v24",
  "\n/a:1\n^",
  "(Use `node --trace-",
  "This file is being treated as an ES module because ",
  "connect ECONNREFUSED ",
  "getaddrinfo ENOTFOUND a.",
  "/toolbox-a/code",
  "/aulo",
  "node:internal",
  "\u001b]?;",
  "\u001b[",
  "\u001b[1;",
  "\u001b;a",
  "\u009d",
  "\u0090a",
  "\u001b",
  "\ufffd",
  "\ud83d",
  "é😀",
  "throw ",
  "import ",
  "require (",
  "require ",
  "\nexports.",
  "\nimport (",
  "Expected: ",
  "Received has type: ",
  "Matcher error: received value must ; Received has ",
  "- Expected\n",
  " 1 | ",
  "* &a ",
  "- &a [*a, *a, *a]\n",
  "- - ",
  "a: {",
  "? ",
  "!a ",
  "|\n",
  "FROM a AS b\n",
  " --from=a",
  "RUN \\\n",
  "server {",
  "${",
  '"\\',
  "SyntaxError: ",
  "SyntaxError: TypeScript enum",
  'error: column "',
  "TypeError: Cannot destructure property '",
  " 'a' is not defined",
  "and ",
  "I know a but ",
  "without a ",
  "**",
  "![](",
  "[[](",
  "<a ",
  "||",
  " ;",
  "' '",
] as const;

/** The first text that takes a reader more than linear time, with the growth; null when there is none. */
export function growthFault(read: Reader, parts: readonly string[] = REPEATED): string | null {
  const long = "a".repeat(LENGTH * FACTOR);
  const allowed = Math.max(...Array.from({ length: MOST_ROUNDS }, () => millisecondsOf(takeApart, long)));
  for (const part of parts) {
    const [short, longer] = [textsOf(part, LENGTH), textsOf(part, LENGTH * FACTOR)];
    for (const [index, text] of short.entries()) {
      const growth = growthOf(read, text, longer[index] ?? "", allowed);
      if (growth > MOST_GROWTH) return `${JSON.stringify(part)}, form ${index}: ${Math.round(growth)} times`;
    }
  }
  return null;
}

/**
 * The first text of a capped length that takes a reader longer than to take a text of `COMPARED` characters apart; null when there is
 * none. For readers whose texts are short, so that their growth cannot be measured.
 */
export function costFault(read: Reader, chars: number, parts: readonly string[] = REPEATED): string | null {
  const long = "a".repeat(COMPARED);
  const allowed = Math.max(...Array.from({ length: MOST_ROUNDS }, () => millisecondsOf(takeApart, long)));
  for (const part of parts) {
    for (const text of textsOf(part, chars)) {
      let least = Number.POSITIVE_INFINITY;
      for (let round = 0; round < MOST_ROUNDS && least > allowed; round += 1)
        least = Math.min(least, millisecondsOf(read, text.slice(0, chars)));
      if (least > allowed) return `${JSON.stringify(part)}: ${least} ms, ${allowed} ms allowed`;
    }
  }
  return null;
}

/** Texts that a part makes: alone, and between a beginning and an end that do not fit. */
function textsOf(part: string, length: number): string[] {
  const repeated = part.repeat(Math.ceil(length / part.length)).slice(0, length);
  return [repeated, `Error: at x (${repeated}\u0000x\nNode.js v24.0.0`];
}

/** Times that the longer text takes as long, less the time allowed. Measured until it is little enough, or often enough. */
function growthOf(read: Reader, text: string, longer: string, allowed: number): number {
  let [once, more] = [Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY];
  let growth = Number.POSITIVE_INFINITY;
  for (let round = 0; round < MOST_ROUNDS && growth > MOST_GROWTH; round += 1) {
    once = Math.min(once, millisecondsOf(read, text));
    more = Math.min(more, millisecondsOf(read, longer));
    growth = (more - allowed) / once;
    if (more > allowed * HOPELESS) return growth;
  }
  return growth;
}

function millisecondsOf(read: Reader, text: string): number {
  const from = performance.now();
  try {
    read(text);
  } catch {
    // A refused text is read too.
  }
  return performance.now() - from;
}

/** Takes a text apart, with an object for each character: as much work and memory as a linear reader may need. */
function takeApart(text: string): number {
  return Array.from(text, (character, at) => ({ character, at })).filter(({ at }) => at % 2 === 0).length;
}
