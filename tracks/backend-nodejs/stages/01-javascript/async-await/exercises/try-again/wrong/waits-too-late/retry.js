export async function retry(work, times, wait) {
  let lastError;
  for (let n = 1; n <= times; n += 1) {
    try {
      return await work(n);
    } catch (error) {
      lastError = error;
      await wait(n);
    }
  }
  throw lastError;
}
