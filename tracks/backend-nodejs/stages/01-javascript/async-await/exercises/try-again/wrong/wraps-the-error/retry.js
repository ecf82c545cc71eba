export async function retry(work, times, wait) {
  for (let n = 1; n <= times; n += 1) {
    try {
      return await work(n);
    } catch {
      if (n < times) await wait(n);
    }
  }
  throw new Error(`It did not work in ${times} tries.`);
}
