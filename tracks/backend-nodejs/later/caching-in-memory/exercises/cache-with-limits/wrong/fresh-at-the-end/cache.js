export function createCache({ ttlMs, max, now }) {
  const values = new Map(); // key → { value, expiresAt }, the least recently used first
  const running = new Map(); // key → { promise }

  function find(key) {
    const found = values.get(key);
    if (found === undefined || now() > found.expiresAt) return undefined;
    values.delete(key);
    values.set(key, found);
    return found;
  }

  function keep(key, value) {
    values.delete(key);
    values.set(key, { value, expiresAt: now() + ttlMs });
    if (values.size > max) {
      const [oldest] = values.keys();
      values.delete(oldest);
    }
  }

  async function run(key, load, started) {
    try {
      const value = await load(key);
      if (running.get(key) === started) keep(key, value);
      return value;
    } finally {
      if (running.get(key) === started) running.delete(key);
    }
  }

  async function get(key, load) {
    const found = find(key);
    if (found) return found.value;
    let started = running.get(key);
    if (started === undefined) {
      started = {};
      running.set(key, started);
      started.promise = run(key, load, started);
    }
    return started.promise;
  }

  function forget(key) {
    values.delete(key);
    running.delete(key);
  }

  return { get, forget };
}
