/**
 * Gives owners turns on the one session of PostgreSQL.
 *
 * 1. A turn begins when an owner asks for it and nobody else has it. It lasts until the owner's transaction has ended.
 * 2. Other owners wait in the order of their requests.
 * 3. When the owner is idle in a transaction for a time, the waiting owners get an error instead of waiting forever.
 */
export type Turns<Owner> = {
  /** @throws Error when the owner of the turn is idle in a transaction */
  take: (owner: Owner) => Promise<void>;
  /** Ends a piece of work in a turn. `inTransaction`: whether the owner is still in a transaction. */
  pause: (owner: Owner, inTransaction: boolean) => void;
};

/**
 * Idle time in a transaction after which others are refused, ms. An application that is idle for so long is waiting for
 * the connection that it blocks.
 */
const IDLE_MS = 1_000;
const IDLE_WORDS =
  "another connection has left its transaction open, and this PostgreSQL serves one transaction at a time";

export function createTurns<Owner>(): Turns<Owner> {
  const waiting: { owner: Owner; begin: () => void; refuse: (error: Error) => void }[] = [];
  let current: Owner | null = null;
  let idle: NodeJS.Timeout | undefined;

  const next = () => {
    const first = waiting.shift();
    current = first?.owner ?? null;
    first?.begin();
  };
  const refuseAll = () => {
    for (const { refuse } of waiting.splice(0)) refuse(new Error(IDLE_WORDS));
  };
  const take = (owner: Owner): Promise<void> => {
    if (current === null || current === owner) {
      clearTimeout(idle);
      idle = undefined;
      current = owner;
      return Promise.resolve();
    }
    return new Promise((begin, refuse) => waiting.push({ owner, begin, refuse }));
  };
  const pause = (owner: Owner, inTransaction: boolean) => {
    if (current !== owner) return;
    clearTimeout(idle);
    if (inTransaction) idle = setInterval(refuseAll, IDLE_MS);
    else next();
  };
  return { take, pause };
}
