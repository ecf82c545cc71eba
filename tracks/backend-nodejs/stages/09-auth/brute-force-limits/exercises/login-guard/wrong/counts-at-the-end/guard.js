const WINDOW_MS = 15 * 60 * 1000;
const MAX = { account: 5, address: 20 };
const windows = { account: new Map(), address: new Map() }; // key → { count, endsAt }

const toAccount = (account) => account.trim().toLowerCase();

function windowOf(kind, key, nowMs) {
  const found = windows[kind].get(key);
  return found && nowMs < found.endsAt ? found : { count: 0, endsAt: nowMs + WINDOW_MS };
}

export function begin({ account, address, nowMs }) {
  const keys = { account: toAccount(account), address };
  const now = {
    account: windowOf("account", keys.account, nowMs),
    address: windowOf("address", keys.address, nowMs),
  };
  const full = ["account", "address"].filter((kind) => now[kind].count >= MAX[kind]);
  if (full.length > 0) {
    const endsAt = Math.max(...full.map((kind) => now[kind].endsAt));
    return { isAllowed: false, retryAfterSeconds: Math.ceil((endsAt - nowMs) / 1000) };
  }
  return { isAllowed: true };
}

export function end({ account, address, isRight, nowMs }) {
  const keys = { account: toAccount(account), address };
  if (isRight) {
    windows.account.delete(keys.account);
    return;
  }
  for (const kind of ["account", "address"]) {
    const entry = windowOf(kind, keys[kind], nowMs - 100);
    entry.count += 1;
    windows[kind].set(keys[kind], entry);
  }
}
