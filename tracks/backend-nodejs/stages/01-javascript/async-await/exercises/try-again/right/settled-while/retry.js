const retry = async (work, times, wait) => {
  let n = 0;
  let outcome;
  do {
    if (n > 0) await wait(n);
    n += 1;
    [outcome] = await Promise.allSettled([work(n)]);
  } while (outcome.status === "rejected" && n < times);
  if (outcome.status === "rejected") return Promise.reject(outcome.reason);
  return outcome.value;
};

export { retry };
