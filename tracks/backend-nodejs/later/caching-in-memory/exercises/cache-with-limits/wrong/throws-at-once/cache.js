/** One load and its result. It is fresh from its beginning until `ttlMs` after its end. */
class Entry {
  constructor(load, key, onEnd) {
    this.expiresAt = Infinity;
    this.isLoading = true;
    this.promise = load(key).then(
      (value) => {
        this.isLoading = false;
        onEnd(this, true);
        return value;
      },
      (error) => {
        onEnd(this, false);
        throw error;
      },
    );
  }
}

export function createCache({ ttlMs, max, now }) {
  const entries = new Map();

  function ended(key, entry, isGood) {
    if (entries.get(key) !== entry) return;
    entries.delete(key);
    if (!isGood) return;
    entry.expiresAt = now() + ttlMs;
    entries.set(key, entry);
    const kept = [...entries].filter(([, each]) => !each.isLoading);
    if (kept.length > max) entries.delete(kept[0][0]);
  }

  return {
    get(key, load) {
      let entry = entries.get(key);
      if (entry && !entry.isLoading && now() >= entry.expiresAt) {
        entries.delete(key);
        entry = undefined;
      }
      if (entry === undefined) {
        entry = new Entry(load, key, (self, isGood) => ended(key, self, isGood));
      } else {
        entries.delete(key);
      }
      entries.set(key, entry);
      return entry.promise;
    },
    forget(key) {
      entries.delete(key);
    },
  };
}
