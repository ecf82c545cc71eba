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
    let isBusy = false;
    round.timer = setInterval(async () => {
      if (isBusy) return;
      isBusy = true;
      try {
        await work();
      } catch (error) {
        onError(error);
      }
      isBusy = false;
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
      current = null;
    },
  };
}
