export function createStore(rows) {
  const stored = { ...rows };

  function begin() {
    return {
      read: (name) => stored[name] ?? null,
      write(name, value) {
        stored[name] = value;
      },
      commit: () => true,
      rollback() {},
    };
  }

  return { begin };
}
