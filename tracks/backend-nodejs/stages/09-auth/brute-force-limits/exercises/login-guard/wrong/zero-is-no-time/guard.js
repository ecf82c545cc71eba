const WINDOW_MS = 15 * 60_000;

class Counter {
  #most;
  #windows = new Map();

  constructor(most) {
    this.#most = most;
  }

  #current(key, nowMs) {
    const found = this.#windows.get(key);
    if (found === undefined || nowMs >= found.startMs + WINDOW_MS) return undefined;
    return found;
  }

  /** Milliseconds until one more is allowed. */
  wait(key, nowMs) {
    const found = this.#current(key, nowMs);
    return found === undefined || found.count < this.#most ? 0 : found.startMs + WINDOW_MS - nowMs;
  }

  add(key, nowMs) {
    const found = this.#current(key, nowMs);
    if (found === undefined) this.#windows.set(key, { startMs: nowMs, count: 1 });
    else {
      found.startMs ||= nowMs;
      found.count += 1;
    }
  }

  takeBack(key) {
    const found = this.#windows.get(key);
    if (found !== undefined && found.count > 0) found.count -= 1;
  }

  reset(key) {
    this.#windows.delete(key);
  }
}

const accounts = new Counter(5);
const addresses = new Counter(20);
const spell = (account) => account.trim().toLowerCase();

export function begin({ account, address, nowMs }) {
  const name = spell(account);
  const waitMs = Math.max(accounts.wait(name, nowMs), addresses.wait(address, nowMs));
  if (waitMs > 0) return { isAllowed: false, retryAfterSeconds: Math.ceil(waitMs / 1000) };
  accounts.add(name, nowMs);
  addresses.add(address, nowMs);
  return { isAllowed: true };
}

export function end({ account, address, isRight }) {
  if (!isRight) return;
  accounts.reset(spell(account));
  addresses.takeBack(address);
}
