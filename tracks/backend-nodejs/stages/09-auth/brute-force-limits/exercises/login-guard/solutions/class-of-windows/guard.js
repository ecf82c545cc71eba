class Limit {
  #max;
  #windowMs;
  #entries = new Map();

  constructor(max, windowMs) {
    this.#max = max;
    this.#windowMs = windowMs;
  }

  /** Milliseconds until an attempt is allowed, 0 when it is allowed now. */
  waitMs(key, nowMs) {
    const entry = this.#current(key, nowMs);
    return entry && entry.count >= this.#max ? entry.endsAt - nowMs : 0;
  }

  count(key, nowMs) {
    const entry = this.#current(key, nowMs) ?? { count: 0, endsAt: nowMs + this.#windowMs };
    this.#entries.set(key, { ...entry, count: entry.count + 1 });
  }

  takeBack(key) {
    const entry = this.#entries.get(key);
    if (entry !== undefined) this.#entries.set(key, { ...entry, count: entry.count - 1 });
  }

  clear(key) {
    this.#entries.delete(key);
  }

  #current(key, nowMs) {
    const entry = this.#entries.get(key);
    if (entry !== undefined && nowMs >= entry.endsAt) this.#entries.delete(key);
    return this.#entries.get(key);
  }
}

const QUARTER_MS = 900_000;
const byAccount = new Limit(5, QUARTER_MS);
const byAddress = new Limit(20, QUARTER_MS);

export function begin({ account, address, nowMs }) {
  const name = account.trim().toLowerCase();
  const waitMs = Math.max(byAccount.waitMs(name, nowMs), byAddress.waitMs(address, nowMs));
  if (waitMs > 0) return { isAllowed: false, retryAfterSeconds: Math.ceil(waitMs / 1000) };
  byAccount.count(name, nowMs);
  byAddress.count(address, nowMs);
  return { isAllowed: true };
}

export function end({ account, address, isRight }) {
  if (!isRight) return;
  byAccount.clear(account.trim().toLowerCase());
  byAddress.takeBack(address);
}
