export function createCache({ ttlMs, max, now }) {
  const values = {};
  const running = new Map(); // key → { promise }

  function find(key) {
    const found = values[key];
    if (found === undefined || now() >= found.expiresAt) return undefined;
    delete values[key];
    values[key] = found;
    return found;
  }

  function keep(key, value) {
    delete values[key];
    values[key] = { value, expiresAt: now() + ttlMs };
    if (Object.keys(values).length > max) {
      const [oldest] = Object.keys(values);
      delete values[oldest];
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
    delete values[key];
    running.delete(key);
  }

  return { get, forget };
}
