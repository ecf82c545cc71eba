export function compose(list) {
  return function app(ctx) {
    async function run(at) {
      if (at === list.length) return undefined;
      let called = false;
      return list[at](ctx, async () => {
        if (called) throw "next was called twice.";
        called = true;
        return run(at + 1);
      });
    }
    return run(0);
  };
}
