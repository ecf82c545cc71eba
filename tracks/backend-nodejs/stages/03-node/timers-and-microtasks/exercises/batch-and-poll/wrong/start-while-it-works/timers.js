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
  let isWaiting = false;
  let current = null; // the row of calls that goes on

  function wait(row) {
    isWaiting = true;
    row.timer = setTimeout(async () => {
      isWaiting = false;
      try {
        await work();
      } catch (error) {
        onError(error);
      }
      if (current === row) wait(row);
    }, ms);
    row.timer.unref();
  }

  return {
    start() {
      if (current !== null && isWaiting) return;
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
