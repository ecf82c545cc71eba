export function createStore(rows) {
  const stored = new Map(Object.entries(rows));
  /** Number of the commit that changed each row last. */
  const changedBy = new Map();
  let commits = 0;

  function begin() {
    const snapshot = new Map(stored);
    const beganAfter = commits;
    const changes = new Map();

    function read(name) {
      return changes.has(name) ? changes.get(name) : (snapshot.get(name) ?? null);
    }

    function write(name, value) {
      changes.set(name, value);
    }

    function commit() {
      const isConflict = [...changes.keys()].some((name) => stored.get(name) !== snapshot.get(name));
      if (isConflict) return false;
      commits += 1;
      for (const [name, value] of changes) {
        stored.set(name, value);
        changedBy.set(name, commits);
      }
      return true;
    }

    return { read, write, commit, rollback: () => changes.clear() };
  }

  return { begin };
}
