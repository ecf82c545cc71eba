function createCache(options) {
  const values = new Map();
  const loads = new Map();
  const versions = new Map(); // how often each key was forgotten

  async function get(key, load) {
    const hit = values.get(key);
    if (hit && options.now() - hit.storedAt < options.ttlMs) {
      values.delete(key);
      values.set(key, hit);
      return hit.value;
    }
    if (loads.has(key)) return loads.get(key);

    const version = versions.get(key) || 0;
    const isCurrent = () => (versions.get(key) || 0) === version;
    const loading = Promise.resolve()
      .then(() => load(key))
      .then((value) => {
        if (isCurrent()) {
          values.delete(key);
          values.set(key, { value, storedAt: options.now() });
          while (values.size > options.max) values.delete(values.keys().next().value);
        }
        return value;
      })
      .finally(() => {
        if (isCurrent()) loads.delete(key);
      });
    loads.set(key, loading);
    return loading;
  }

  function forget(key) {
    versions.set(key, (versions.get(key) || 0) + 1);
    values.delete(key);
    loads.delete(key);
  }

  return { get, forget };
}

module.exports = { createCache };
