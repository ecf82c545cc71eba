export function compose(list) {
  return function app(ctx) {
    function run(at) {
      if (at === list.length) return Promise.resolve();
      let called = false;
      return list[at](ctx, () => {
        if (called) return Promise.reject(new Error("next was called twice."));
        called = true;
        return run(at + 1);
      });
    }
    return run(0);
  };
}
