export async function retry(work, times, wait) {
  for (let n = 1; ; n++) {
    try { return await work(n); } catch (error) { if (n >= times || !(error instanceof Error)) throw error; await wait(n); }
  }
}
