export function compose(list) {
  return function app(ctx) {
    async function run(at) {
      if (at === list.length) return undefined;
      let called = false;
      return list[at](ctx, async () => {
        if (called) throw new Error("next was called twice.");
        called = true;
        const value = await run(at + 1);
        called = false;
        return value;
      });
    }
    return run(0);
  };
}
