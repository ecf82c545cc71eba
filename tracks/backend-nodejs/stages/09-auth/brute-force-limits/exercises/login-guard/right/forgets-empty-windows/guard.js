const LENGTH = 900_000;
const limits = { account: 5, address: 20 };
const store = new Map(); // "account:ana" → { from, count }

function keysOf({ account, address }) {
  return [
    ["account", "account:" + account.toLowerCase().trim()],
    ["address", "address:" + address],
  ];
}

exports.begin = async function begin(attempt) {
  const { nowMs } = attempt;
  let retry = 0;
  for (const [kind, key] of keysOf(attempt)) {
    const one = store.get(key);
    if (one && nowMs - one.from >= LENGTH) store.delete(key);
    else if (one && one.count >= limits[kind]) retry = Math.max(retry, Math.ceil((one.from + LENGTH - nowMs) / 1000));
  }
  if (retry > 0) return { isAllowed: false, retryAfterSeconds: retry };
  for (const [, key] of keysOf(attempt)) {
    const one = store.get(key) ?? { from: nowMs, count: 0 };
    one.count++;
    store.set(key, one);
  }
  return { isAllowed: true };
};

exports.end = async function end(attempt) {
  if (!attempt.isRight) return;
  const [[, account], [, address]] = keysOf(attempt);
  store.delete(account);
  const one = store.get(address);
  if (one) {
    one.count--;
    if (one.count === 0) store.delete(address);
  }
};
