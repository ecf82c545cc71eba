export function createGuard(limit, onLock) {
  let fails = 0;
  return (right) => {
    if (fails >= limit) return "locked";
    if (right) { fails = 0; return "open"; }
    fails++;
    if (fails === limit) { queueMicrotask(onLock); return "locked"; }
    return "wrong";
  };
}
