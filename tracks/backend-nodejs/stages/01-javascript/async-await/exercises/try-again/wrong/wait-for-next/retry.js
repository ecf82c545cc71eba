export async function retry(work, times, wait) {
  for (let n = 1; ; n += 1) {
    try {
      return await work(n);
    } catch (error) {
      if (n >= times) throw error;
    }
    await wait(n + 1);
  }
}
