export function retry(work, times, wait) {
  function attempt(n) {
    return work(n).then(
      (value) => value,
      (error) => {
        if (n >= times) throw error;
        return wait(n).then(() => attempt(n + 1));
      },
    );
  }
  return attempt(1);
}
