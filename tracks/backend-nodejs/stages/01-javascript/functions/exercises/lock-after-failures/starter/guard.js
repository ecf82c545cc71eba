export function createGuard(limit, onLock) {
  return (right) => {
    // Answer "open", "wrong" or "locked".
  };
}
