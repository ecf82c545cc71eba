import { createInterface } from "node:readline";
import type { Readable, Writable } from "node:stream";

/** Reads typed lines. A text of several lines that is pasted at once answers several questions. */
export type LineReader = {
  /** One line; null once the input has ended, or after Ctrl+C or Ctrl+D. */
  ask: (question: string) => Promise<string | null>;
  /** Lets go of the input, so that others can read it and the program can end. The next question takes it again. */
  release: () => void;
};

export function createLineReader(stdin: Readable, stdout: Writable): LineReader {
  let open: Opened | null = null;
  return {
    ask(question) {
      open ??= openLines(stdin, stdout);
      return open.ask(question);
    },
    release() {
      open?.close();
      open = null;
    },
  };
}

type Opened = { ask: (question: string) => Promise<string | null>; close: () => void };

function openLines(input: Readable, output: Writable): Opened {
  const lines = createInterface({ input, output });
  const typed: string[] = [];
  let hasEnded = false;
  let waiting: ((line: string | null) => void) | null = null;
  const give = (line: string | null) => {
    const give = waiting;
    waiting = null;
    give?.(line);
  };
  lines.on("line", (line) => (waiting === null ? typed.push(line) : give(line)));
  lines.on("SIGINT", () => lines.close());
  lines.on("close", () => {
    hasEnded = true;
    give(null);
  });
  return {
    ask(question) {
      const next = typed.shift();
      if (next !== undefined || hasEnded) return Promise.resolve(next ?? null);
      lines.setPrompt(question);
      lines.prompt();
      return new Promise((resolve) => {
        waiting = resolve;
      });
    },
    close: () => lines.close(),
  };
}
