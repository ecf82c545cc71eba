import { createInterface, emitKeypressEvents } from "node:readline";
import type { Readable } from "node:stream";

/** Keys that the learner presses; outside of a terminal, the first letters of the lines of standard input. */
export type Keys = {
  /** Calls back for each key until the returned function is called. `interrupt` stands for Ctrl+C and Ctrl+D. */
  listen: (onKey: (key: string) => void) => () => void;
};

type Terminal = Readable & { isTTY?: boolean; setRawMode?: (isRaw: boolean) => unknown };

export function createKeys(stdin: Terminal): Keys {
  return stdin.isTTY === true ? terminalKeys(stdin) : lineKeys(stdin);
}

function terminalKeys(stdin: Terminal): Keys {
  return {
    listen(onKey) {
      const hear = (text: string | undefined, key: { name?: string; ctrl?: boolean }) => {
        if (key.ctrl === true) {
          if (key.name === "c" || key.name === "d") onKey("interrupt");
        } else if (text !== undefined) onKey(text.toLowerCase());
      };
      emitKeypressEvents(stdin);
      stdin.setRawMode?.(true);
      stdin.on("keypress", hear).resume();
      return () => {
        stdin.off("keypress", hear);
        stdin.setRawMode?.(false);
        stdin.pause();
      };
    },
  };
}

function lineKeys(stdin: Readable): Keys {
  return {
    listen(onKey) {
      const lines = createInterface({ input: stdin }).on("line", (line) =>
        onKey(line.trim().toLowerCase().slice(0, 1)),
      );
      return () => lines.close();
    },
  };
}
