function createStore(rows) {
  let current = { ...rows };
  const history = [];

  return {
    begin() {
      const before = { ...current };
      const position = history.length;
      let own = {};
      return {
        read(name) {
          if (Object.hasOwn(own, name)) return own[name];
          return Object.hasOwn(before, name) ? before[name] : null;
        },
        write(name, value) {
          own[name] = value;
        },
        commit() {
          const since = history.slice(position).flat();
          for (const name of Object.keys(own)) {
            if (since.includes(name)) return false;
          }
          current = { ...current, ...own };
          history.push(Object.keys(own));
          return true;
        },
        rollback() {
          own = {};
        },
      };
    },
  };
}

module.exports = { createStore };
