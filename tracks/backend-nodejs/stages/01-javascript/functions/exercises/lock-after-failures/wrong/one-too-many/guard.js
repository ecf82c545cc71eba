export function createGuard(limit, onLock) {
  let failures = 0;

  return (right) => {
    if (failures > limit) return "locked";
    if (right) {
      failures = 0;
      return "open";
    }
    failures += 1;
    if (failures <= limit) return "wrong";
    onLock();
    return "locked";
  };
}
