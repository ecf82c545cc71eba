export function createGuard(limit, onLock) {
  let failures = 0;

  return (right) => {
    if (right) {
      failures = failures < limit ? 0 : failures;
      return "open";
    }
    failures += 1;
    if (failures === limit) onLock();
    return failures < limit ? "wrong" : "locked";
  };
}
