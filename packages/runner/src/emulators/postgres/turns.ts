/**
 * Who may use PostgreSQL's one session.
 *
 * 1. A turn begins when an owner asks for it and nobody else has it; it lasts until the owner's transaction has ended.
 * 2. Others wait in the order in which they came.
 * 3. When the owner sits in a transaction and sends nothing for a time, those who wait are told so instead of waiting for ever.
 */
export type Turns<Owner> = {
  /** @throws Error when the owner of the turn sits idle in a transaction */
  take: (owner: Owner) => Promise<void>;
  /** After each piece of work: whether the owner still is in a transaction. */
  pause: (owner: Owner, inTransaction: boolean) => void;
};

/** An application that has not gone on with its transaction by then waits for the one that it keeps waiting. */
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
