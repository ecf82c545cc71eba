export async function retry(work, times, wait) {
  for (let n = 0; ; n += 1) {
    try {
      return await work(n);
    } catch (error) {
      if (n + 1 >= times) throw error;
    }
    await wait(n);
  }
}
