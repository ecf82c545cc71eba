export function createGuard(limit, onLock) {
  let fails = 0;
  return (right) => {
    if (fails >= limit) return "locked";
    if (right) { fails = Math.max(0, fails - 1); return "open"; }
    fails++;
    if (fails === limit) { onLock(); return "locked"; }
    return "wrong";
  };
}
