export function compose(list) {
  return function app(ctx) {
    async function run(at) {
      if (at === list.length) return undefined;
      let called = false;
      return list[at](ctx, async () => {
        const value = await run(at + 1);
        if (called) throw new Error("next was called twice.");
        called = true;
        return value;
      });
    }
    return run(0);
  };
}
