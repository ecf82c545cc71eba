import { setTimeout as pause } from "node:timers/promises";

export function createBatcher(send, onError) {
  let items = [];
  return (item) => {
    items.push(item);
    if (items.length > 1) return; // the first item has ordered the microtask
    Promise.resolve()
      .then(() => {
        const batch = items;
        items = [];
        return send(batch);
      })
      .catch(onError);
  };
}

export function createPoller(work, ms, onError) {
  let controller = null;

  async function poll(signal) {
    while (!signal.aborted) {
      try {
        await pause(ms, undefined, { signal, ref: false });
      } catch {
        return; // stopped
      }
      try {
        await work();
      } catch (error) {
        onError(error);
      }
    }
  }

  return {
    start() {
      if (controller !== null) return;
      controller = new AbortController();
      poll(controller.signal);
    },
    stop() {
      controller?.abort();
      controller = null;
    },
  };
}
