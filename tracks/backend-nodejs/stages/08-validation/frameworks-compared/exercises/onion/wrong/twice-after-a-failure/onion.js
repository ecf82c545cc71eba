export function compose(list) {
  return function app(ctx) {
    function call(index) {
      if (index >= list.length) return Promise.resolve(undefined);
      let called = false;
      const next = () => {
        if (called) return Promise.reject(new Error("next was called twice"));
        called = true;
        return call(index + 1).catch((error) => {
          called = false;
          throw error;
        });
      };
      try {
        return Promise.resolve(list[index](ctx, next));
      } catch (error) {
        return Promise.reject(error);
      }
    }
    return call(0);
  };
}
