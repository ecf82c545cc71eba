export function createGuard(limit, onLock) {
  let fails = 0;
  return (right) => {
    if (fails < limit && right) { fails = 0; return "open"; }
    if (!right) fails++;
    if (fails >= limit) { if (fails % limit === 0) onLock(); return "locked"; }
    return "wrong";
  };
}
