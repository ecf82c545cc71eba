export function compose(list) {
  return async function app(ctx) {
    let at = 0;
    const next = async () => (at < list.length ? list[at++](ctx, next) : undefined);
    const value = await next();
    while (at < list.length) await next();
    return value;
  };
}
