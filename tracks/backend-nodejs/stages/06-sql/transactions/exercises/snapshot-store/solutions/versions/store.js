export function createStore(rows) {
  /** For each row its versions, oldest first, each with the commit that made it. */
  const versions = new Map();
  let last = 0;

  function add(name, version) {
    if (!versions.has(name)) versions.set(name, []);
    versions.get(name).push(version);
  }
  for (const [name, value] of Object.entries(rows)) add(name, { commit: 0, value });

  class Transaction {
    start = last;
    own = {};

    read(name) {
      if (Object.hasOwn(this.own, name)) return this.own[name];
      const seen = versions.get(name)?.findLast(({ commit }) => commit <= this.start);
      return seen?.value ?? null;
    }

    write(name, value) {
      this.own[name] = value;
    }

    commit() {
      const names = Object.keys(this.own);
      for (const name of names) {
        for (const { commit } of versions.get(name) ?? []) if (commit > this.start) return false;
      }
      last += 1;
      for (const name of names) add(name, { commit: last, value: this.own[name] });
      return true;
    }

    rollback() {
      this.own = {};
    }
  }

  return { begin: () => new Transaction() };
}
