export async function retry(work, times, wait) {
  const tries = Array.from({ length: times }, (_, index) => index + 1);
  const results = await Promise.allSettled(
    tries.map(async (n) => {
      if (n > 1) await wait(n - 1);
      return work(n);
    }),
  );
  const good = results.find(({ status }) => status === "fulfilled");
  if (good === undefined) throw results.at(-1).reason;
  return good.value;
}
