export async function retry(work, times, wait) {
  for (let n = 1; ; n += 1) {
    if (n > 1 || times > 1) await wait(n - 1);
    try {
      return await work(n);
    } catch (error) {
      if (n >= times) throw error;
    }
  }
}
