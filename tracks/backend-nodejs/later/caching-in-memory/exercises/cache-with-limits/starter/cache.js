export function createCache({ ttlMs, max, now }) {
  const entries = new Map();

  async function get(key, load) {
    if (!entries.has(key)) entries.set(key, await load(key));
    return entries.get(key);
  }

  function forget(key) {
    entries.delete(key);
  }

  return { get, forget };
}
