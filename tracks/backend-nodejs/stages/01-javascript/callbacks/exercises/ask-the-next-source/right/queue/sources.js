export function loadFirst(sources, id, callback) {
  const left = [...sources];
  let current = null;
  let last = new Error("no sources");
  const step = () => {
    if (left.length === 0) {
      queueMicrotask(() => callback(last));
      return;
    }
    const mine = {};
    current = mine;
    left.shift()(id, (error, result) => {
      if (current !== mine) return;
      current = null;
      if (error instanceof Error) {
        last = error;
        step();
      } else queueMicrotask(() => callback(null, result));
    });
  };
  step();
}
