export async function retry(work, times, wait) {
  let last;
  for (let n = 1; n <= times; n++) {
    last = await work(n).catch((error) => error);
    if (!(last instanceof Error)) return last;
    if (n < times) await wait(n);
  }
  throw last;
}
