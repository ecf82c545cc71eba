export function compose(list) {
  return function app(ctx) {
    async function run(at) {
      let called = false;
      return list[at](ctx, async () => {
        if (called) throw new Error("next was called twice.");
        called = true;
        return at + 1 < list.length ? run(at + 1) : undefined;
      });
    }
    return run(0);
  };
}
