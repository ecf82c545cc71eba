import type { Readable, Writable } from "node:stream";
import { createLineReader, type LineReader } from "./line-reader.ts";
import { plain, plainJson, safeLine } from "./plain.ts";
import { createStyle, isColoured, type Style } from "./style.ts";

/** Widest column of text, for terminals that are wider. */
const MOST_COLUMNS = 96;

export type Screen = {
  style: Style;
  /** Width to wrap texts to; null where lines are not wrapped, as in a pipe. */
  width: number | null;
  /** Whether a person can be asked. */
  isInteractive: boolean;
  isJson: boolean;
  /** Prints the lines, or with `--json` the value as one line of JSON. */
  tell: (value: unknown, lines: readonly string[]) => void;
  /** Prints lines for people only, to standard error with `--json`. */
  note: (...lines: string[]) => void;
} & LineReader;

export type Streams = {
  stdin: Readable & { isTTY?: boolean };
  stdout: Writable & { isTTY?: boolean; columns?: number };
  stderr: Writable;
};

export function createScreen(
  { stdin, stdout, stderr }: Streams,
  { environment, isJson }: { environment: NodeJS.ProcessEnv; isJson: boolean },
): Screen {
  const isTty = stdout.isTTY === true;
  const lines = createLineReader(stdin, stdout);
  const print = (lines: readonly string[], to: Writable) => {
    for (const line of lines) to.write(`${safeLine(line)}\n`);
  };
  return {
    style: createStyle(!isJson && isColoured(environment, isTty)),
    width: isTty ? Math.min(stdout.columns ?? MOST_COLUMNS, MOST_COLUMNS) : null,
    isInteractive: isTty && stdin.isTTY === true && !isJson,
    isJson,
    tell: (value, lines) => {
      if (isJson) stdout.write(`${plainJson(value)}\n`);
      else print(lines, stdout);
    },
    note: (...lines) => print(lines, isJson ? stderr : stdout),
    ask: (question) => lines.ask(plain(question)),
    release: lines.release,
  };
}
