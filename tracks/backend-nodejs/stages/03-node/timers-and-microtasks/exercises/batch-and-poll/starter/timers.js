export function createBatcher(send, onError) {
  return function add(item) {
    send([item]);
  };
}

export function createPoller(work, ms, onError) {
  let timer;
  return {
    start() {
      timer = setInterval(work, ms);
    },
    stop() {
      clearInterval(timer);
    },
  };
}
