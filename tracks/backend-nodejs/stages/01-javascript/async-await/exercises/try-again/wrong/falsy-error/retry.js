export async function retry(work, times, wait) {
  let last;
  for (let n = 1; n <= times; n++) {
    try { return await work(n); } catch (error) { last = error; if (n < times) await wait(n); }
  }
  if (last) throw last;
}
