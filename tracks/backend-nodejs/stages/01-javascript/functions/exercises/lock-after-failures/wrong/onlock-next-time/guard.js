export function createGuard(limit, onLock) {
  let fails = 0; let told = false;
  return (right) => {
    if (fails >= limit) { if (!told) { told = true; onLock(); } return "locked"; }
    if (right) { fails = 0; return "open"; }
    fails++;
    return fails >= limit ? "locked" : "wrong";
  };
}
