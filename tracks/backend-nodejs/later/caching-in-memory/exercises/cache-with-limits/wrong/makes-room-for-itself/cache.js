class Cache {
  constructor({ ttlMs, max, now }) {
    Object.assign(this, { ttlMs, max, now });
    this.values = new Map();
    this.loads = new Map();
    this.uses = 0;
  }

  get(key, load) {
    const kept = this.values.get(key);
    if (kept && this.now() < kept.until) {
      kept.used = ++this.uses;
      return Promise.resolve(kept.value);
    }
    if (!this.loads.has(key)) {
      const promise = new Promise((resolve) => resolve(load(key)));
      this.loads.set(key, promise);
      promise.then(
        (value) => {
          if (this.loads.get(key) !== promise) return;
          this.loads.delete(key);
          this.put(key, value);
        },
        () => {
          if (this.loads.get(key) === promise) this.loads.delete(key);
        },
      );
      return promise;
    }
    return this.loads.get(key);
  }

  put(key, value) {
    if (this.values.size >= this.max) {
      let first;
      for (const [name, one] of this.values) if (!first || one.used < first.used) first = { name, used: one.used };
      this.values.delete(first.name);
    }
    this.values.set(key, { value, until: this.now() + this.ttlMs, used: ++this.uses });
    if (this.values.size <= this.max) return;
    let oldest;
    for (const [name, one] of this.values) if (!oldest || one.used < oldest.used) oldest = { name, used: one.used };
    this.values.delete(oldest.name);
  }

  forget(key) {
    this.values.delete(key);
    this.loads.delete(key);
  }
}

module.exports.createCache = (options) => new Cache(options);
