export function compose(list) {
  return function app(ctx) {
    async function run(at) {
      if (list.length === 0) return undefined;
      let called = false;
      return list.shift()(ctx, async () => {
        if (called) throw new Error("next was called twice.");
        called = true;
        return run(at + 1);
      });
    }
    return run(0);
  };
}
