export async function retry(work, times, wait) {
  return tryFrom(1, { work, times, wait });
}

async function tryFrom(n, { work, times, wait }) {
  try {
    return await work(n);
  } catch (error) {
    if (n === times) throw error;
  }
  await wait(n);
  return tryFrom(n + 1, { work, times, wait });
}
