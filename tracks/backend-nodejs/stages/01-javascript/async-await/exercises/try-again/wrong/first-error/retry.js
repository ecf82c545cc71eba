export async function retry(work, times, wait) {
  let first;
  for (let n = 1; n <= times; n++) {
    try { return await work(n); } catch (error) { first ??= error; if (n < times) await wait(n); }
  }
  throw first;
}
