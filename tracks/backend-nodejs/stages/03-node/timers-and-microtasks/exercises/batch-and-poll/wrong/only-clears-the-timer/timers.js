export function createBatcher(send, onError) {
  let waiting = null;

  async function flush() {
    const items = waiting;
    waiting = null; // items that are added from now on belong to the next batch
    try {
      await send(items);
    } catch (error) {
      onError(error);
    }
  }

  return function add(item) {
    if (waiting === null) {
      waiting = [];
      queueMicrotask(flush);
    }
    waiting.push(item);
  };
}

export function createPoller(work, ms, onError) {
  let current = null; // the round that is running; a stopped round is not the current one

  function schedule(round) {
    round.timer = setTimeout(async () => {
      try {
        await work();
      } catch (error) {
        onError(error);
      }
      if (round === current) schedule(round);
    }, ms);
    round.timer.unref();
  }

  return {
    start() {
      if (current !== null) return;
      current = {};
      schedule(current);
    },
    stop() {
      clearTimeout(current?.timer);
      setTimeout(() => {
        current = null;
      }, 60).unref();
    },
  };
}
