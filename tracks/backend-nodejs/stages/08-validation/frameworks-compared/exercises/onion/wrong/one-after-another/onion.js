export function compose(list) {
  return async function app(ctx) {
    let value;
    for (const middleware of list) value = await middleware(ctx, async () => value);
    return value;
  };
}
