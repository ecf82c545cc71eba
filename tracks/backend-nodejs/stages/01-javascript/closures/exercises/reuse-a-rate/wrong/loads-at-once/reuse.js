export function reuse(load, times) {
  let loads = 1;
  let value = load(loads);
  let usesLeft = times;
  return (fresh) => {
    if (fresh || usesLeft === 0) {
      loads += 1;
      value = load(loads);
      usesLeft = times;
    }
    usesLeft -= 1;
    return value;
  };
}
