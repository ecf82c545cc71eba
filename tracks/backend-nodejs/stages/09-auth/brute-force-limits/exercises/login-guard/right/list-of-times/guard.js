let attempts = []; // { account, address, nowMs, ofAccount, ofAddress }
const starts = new Map(); // beginning of each window by its key
const WINDOW_MS = 900_000;

const cleaned = (account) => account.trim().toLowerCase();

function startOf(key, nowMs) {
  const start = starts.get(key);
  return start !== undefined && nowMs - start < WINDOW_MS ? start : undefined;
}

function state(field, value, max, nowMs) {
  const key = `${field}:${value}`;
  const start = startOf(key, nowMs);
  if (start === undefined) return { key, isNew: true, waitMs: 0 };
  const counted = attempts.filter((one) => one[field] === value && one[`${field}Window`] === start);
  return { key, isNew: false, start, waitMs: counted.length >= max ? start + WINDOW_MS - nowMs : 0 };
}

export function begin({ account, address, nowMs }) {
  const name = cleaned(account);
  const states = [state("account", name, 5, nowMs), state("address", address, 20, nowMs)];
  const waitMs = Math.max(...states.map((one) => one.waitMs));
  if (waitMs > 0) return { isAllowed: false, retryAfterSeconds: Math.ceil(waitMs / 1000) };
  for (const one of states) {
    if (!one.isNew) continue;
    one.start = nowMs;
    starts.set(one.key, nowMs);
  }
  attempts.push({
    account: name,
    address,
    accountWindow: states[0].start,
    addressWindow: states[1].start,
  });
  return { isAllowed: true };
}

export function end({ account, address, isRight }) {
  if (!isRight) return;
  const name = cleaned(account);
  const index = attempts.findLastIndex((one) => one.account === name && one.address === address);
  if (index !== -1) attempts.splice(index, 1);
  attempts = attempts.map((one) => (one.account === name ? { ...one, accountWindow: null } : one));
  starts.delete(`account:${name}`);
}
