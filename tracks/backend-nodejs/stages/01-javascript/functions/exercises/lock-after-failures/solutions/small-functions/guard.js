export function createGuard(limit, onLock) {
  let triesLeft = limit;

  const open = () => {
    triesLeft = limit;
    return "open";
  };

  const refuse = () => {
    triesLeft -= 1;
    if (triesLeft > 0) return "wrong";
    onLock();
    return "locked";
  };

  return (right) => {
    if (triesLeft === 0) return "locked";
    return right ? open() : refuse();
  };
}
