export function createGuard(limit, onLock) {
  let fails = 0;
  return (right) => {
    if (right && fails >= limit) { fails = 0; return "locked"; }
    if (right) { fails = 0; return "open"; }
    fails++;
    if (fails === limit) onLock();
    return fails >= limit ? "locked" : "wrong";
  };
}
