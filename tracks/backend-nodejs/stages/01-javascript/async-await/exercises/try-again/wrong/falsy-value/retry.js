export async function retry(work, times, wait) {
  let last;
  for (let n = 1; n <= times; n++) {
    const value = await work(n).catch((error) => { last = error; });
    if (value) return value;
    if (n < times) await wait(n);
  }
  throw last;
}
