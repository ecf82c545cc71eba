import type { Screen } from "./screen.ts";

/** A screen that can keep back its lines, while an editor has the terminal. */
export type HeldScreen = {
  screen: Screen;
  /** Keeps back every line until the work ends, and prints them then. */
  holdDuring: (work: () => Promise<void>) => Promise<void>;
};

export function holdScreen(screen: Screen): HeldScreen {
  let held: (() => void)[] | null = null;
  const orHold = (tell: () => void) => {
    if (held === null) tell();
    else held.push(tell);
  };
  return {
    screen: {
      ...screen,
      tell: (value, lines) => orHold(() => screen.tell(value, lines)),
      note: (...lines) => orHold(() => screen.note(...lines)),
    },
    async holdDuring(work) {
      const kept: (() => void)[] = [];
      held = kept;
      try {
        await work();
      } finally {
        held = null;
        for (const tell of kept) tell();
      }
    },
  };
}
