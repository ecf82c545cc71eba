export async function retry(work, times, wait) {
  let next = work(1);
  for (let n = 1; ; n += 1) {
    try {
      return await next;
    } catch (error) {
      if (n >= times) throw error;
      next = work(n + 1);
      next.catch(() => {});
      await wait(n);
    }
  }
}
