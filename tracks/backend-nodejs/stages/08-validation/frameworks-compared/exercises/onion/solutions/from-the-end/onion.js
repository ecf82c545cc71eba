/** A function that may be called once; a second call is rejected. */
function once(inner) {
  let isFree = true;
  return () => {
    if (!isFree) return Promise.reject(new Error("next was called more than once"));
    isFree = false;
    return inner();
  };
}

export const compose = (list) => (ctx) => {
  const innermost = () => Promise.resolve();
  const app = list.reduceRight(
    (inner, middleware) => async () => middleware(ctx, once(inner)),
    innermost,
  );
  return app();
};
