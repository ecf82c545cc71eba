export async function retry(work, times, wait) {
  // Call work(1), work(2), … until one of them works.
}
