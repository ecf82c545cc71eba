export const createCache = ({ ttlMs, max, now }) => {
  let entries = []; // the least recently used first
  let running = [];

  const without = (list, key) => list.filter((each) => each.key !== key);

  const load = async (task, loader) => {
    let value;
    try {
      value = await loader(task.key);
    } catch (error) {
      running = running.filter((each) => each !== task);
      throw error;
    }
    if (running.includes(task)) {
      running = running.filter((each) => each !== task);
      entries = [...without(entries, task.key), { key: task.key, value, until: now() + ttlMs }].slice(-max);
    }
    return value;
  };

  return {
    async get(key, loader) {
      entries = entries.filter((each) => each.until > now());
      for (const entry of entries) {
        if (entry.key === key) {
          entries = [...without(entries, key), entry];
          return entry.value;
        }
      }
      for (const task of running) {
        if (task.key === key) return task.promise;
      }
      const task = { key };
      running.push(task);
      task.promise = load(task, loader);
      return task.promise;
    },
    forget(key) {
      entries = without(entries, key);
      running = without(running, key);
    },
  };
};
