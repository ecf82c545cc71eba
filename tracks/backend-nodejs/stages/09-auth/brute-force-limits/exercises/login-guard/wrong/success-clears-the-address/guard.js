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
  for (const kind of ["account", "address"]) {
    now[kind].count += 1;
    windows[kind].set(keys[kind], now[kind]);
  }
  return { isAllowed: true };
}

export function end({ account, address, isRight }) {
  if (!isRight) return;
  windows.account.delete(toAccount(account));
  windows.address.delete(address);
}
