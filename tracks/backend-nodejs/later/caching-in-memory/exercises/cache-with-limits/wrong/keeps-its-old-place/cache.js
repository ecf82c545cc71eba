export function createCache({ ttlMs, max, now }) {
  const entries = new Map(); // from the least recently used to the most
  const running = new Map();

  function keep(key, value) {
    entries.set(key, { value, arrivedAt: now() });
    if (entries.size > max) entries.delete(entries.keys().next().value);
  }

  async function start(key, load, mine) {
    try {
      const value = await load(key);
      if (running.get(key) === mine) keep(key, value);
      return value;
    } finally {
      if (running.get(key) === mine) running.delete(key);
    }
  }

  async function get(key, load) {
    const entry = entries.get(key);
    if (entry !== undefined && now() - entry.arrivedAt < ttlMs) {
      entries.delete(key);
      entries.set(key, entry);
      return entry.value;
    }
    const shared = running.get(key);
    if (shared !== undefined) return shared.promise;
    const mine = {};
    running.set(key, mine);
    mine.promise = start(key, load, mine);
    return mine.promise;
  }

  function forget(key) {
    entries.delete(key);
    running.delete(key);
  }

  return { get, forget };
}
