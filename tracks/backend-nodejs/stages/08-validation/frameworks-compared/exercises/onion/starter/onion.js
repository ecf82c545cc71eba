export function compose(list) {
  return function app(ctx) {
    // Return a promise.
  };
}
