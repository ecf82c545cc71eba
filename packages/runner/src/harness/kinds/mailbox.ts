import { startLimit } from "../time-limits.ts";

/** A queue of letters, which are messages or events. Each letter goes to the consumer that has waited longest. */
export type Mailbox<Letter> = {
  put: (letter: Letter) => void;
  /**
   * Closes the queue. Waiting consumers get `closed` at once, later ones after the remaining letters are taken.
   */
  close: () => void;
  take: (withinMs: number) => Promise<Taken<Letter>>;
};

export type Taken<Letter> = { state: "taken"; letter: Letter } | { state: "none" } | { state: "closed" };

/** Letters beyond this number are dropped. */
const MAX_LETTERS = 10_000;

export function createMailbox<Letter>(): Mailbox<Letter> {
  const letters: Letter[] = [];
  const waiting: ((taken: Taken<Letter>) => void)[] = [];
  let isClosed = false;

  const put = (letter: Letter) => {
    const waiter = waiting.shift();
    if (waiter) waiter({ state: "taken", letter });
    else if (letters.length < MAX_LETTERS) letters.push(letter);
  };
  const close = () => {
    isClosed = true;
    for (const waiter of waiting.splice(0)) waiter({ state: "closed" });
  };
  const take = (withinMs: number): Promise<Taken<Letter>> => {
    const [letter] = letters.splice(0, 1);
    if (letter !== undefined) return Promise.resolve({ state: "taken", letter });
    if (isClosed) return Promise.resolve({ state: "closed" });
    return new Promise((resolve) => {
      const settle = (taken: Taken<Letter>) => {
        stop();
        resolve(taken);
      };
      const stop = startLimit(withinMs, () => {
        waiting.splice(waiting.indexOf(settle), 1);
        settle({ state: "none" });
      });
      waiting.push(settle);
    });
  };
  return { put, close, take };
}
