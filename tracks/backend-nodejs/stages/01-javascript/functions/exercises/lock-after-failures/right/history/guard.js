export const createGuard = (limit, onLock) => {
  const tries = [];
  let locked = false;
  return (right) => {
    if (!locked) {
      tries.push(right);
      const last = tries.slice(-limit);
      locked = last.length === limit && last.every((one) => one === false);
      if (locked) onLock();
    }
    return locked ? "locked" : right ? "open" : "wrong";
  };
};
