export async function retry(work, times, wait) {
  for (let n = 1; n < times; n++) {
    try { return await work(n); } catch { await wait(n); }
  }
  return work();
}
