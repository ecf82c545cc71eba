// The bank. It has no idea of keys: each call of `charge` is one more charge.
const charges = [];
const seen = new Set();
let lastId = 0;
let waiting = [];

/**
 * Charges an account: resolves to `{ accepted: true, id }`, or to `{ accepted: false }` when the account
 * has too little money. Rejects when the bank cannot be reached; then nothing was charged.
 */
export async function charge({ account, amount }) {
  if (account === "slow") await new Promise((resolve) => waiting.push(resolve));
  else await new Promise((resolve) => setTimeout(resolve, 5));
  const isFirst = !seen.has(account);
  seen.add(account);
  if (account.startsWith("away") && isFirst) throw new Error("The bank is away.");
  charges.push({ account, amount });
  if (amount > 1000) return { accepted: false };
  lastId += 1;
  return { accepted: true, id: `c${lastId}` };
}

/** Calls that have reached the bank, in their order, and the number of calls that wait in `slow`. */
export const report = () => ({ charges, waiting: waiting.length });

/** Lets the calls of the account `slow` go on. */
export function release() {
  for (const resolve of waiting) resolve();
  waiting = [];
}
