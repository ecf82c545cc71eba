export function createGuard(limit, onLock) {
  let failures = 0;
  const locked = failures >= limit;

  return (right) => {
    if (locked) return "locked";
    if (right) {
      failures = 0;
      return "open";
    }
    failures += 1;
    if (locked) onLock();
    return locked ? "locked" : "wrong";
  };
}
