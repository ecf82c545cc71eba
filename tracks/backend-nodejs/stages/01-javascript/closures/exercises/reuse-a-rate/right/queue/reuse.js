export const reuse = (load, times) => {
  let queue = [];
  let n = 0;
  return function (fresh) {
    if (fresh) queue = [];
    if (queue.length === 0) {
      n = n + 1;
      queue = Array(times).fill(load(n));
    }
    return queue.pop();
  };
};
