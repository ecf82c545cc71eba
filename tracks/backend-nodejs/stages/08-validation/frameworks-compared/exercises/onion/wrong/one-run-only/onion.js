export function compose(list) {
  const called = [];
  return function app(ctx) {
    async function run(at) {
      if (at === list.length) return undefined;
      return list[at](ctx, async () => {
        if (called[at]) throw new Error("next was called twice.");
        called[at] = true;
        return run(at + 1);
      });
    }
    return run(0);
  };
}
