export function createBatcher(send, onError) {
  let items = null;
  async function flush() {
    const batch = items;
    items = null;
    try {
      await send(batch);
    } catch (error) {
      onError(error);
    }
  }
  return function add(item) {
    if (items === null) {
      items = [];
      queueMicrotask(flush);
    }
    items.push(item);
  };
}

export function createPoller(work, ms, onError) {
  let current = null; // the row of calls that goes on

  function wait(row) {
    row.timer = setTimeout(async () => {
      try {
        await work();
      } catch (error) {
        if (current === row) onError(error);
      }
      if (current === row) wait(row);
    }, ms);
    row.timer.unref();
  }

  return {
    start() {
      if (current !== null) return;
      current = {};
      wait(current);
    },
    stop() {
      if (current === null) return;
      clearTimeout(current.timer);
      current = null;
    },
  };
}
