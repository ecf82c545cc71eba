export function reuse(load, times) {
  let usesLeft = 0;
  let loads = 0;
  let value;
  return (fresh) => {
    if (fresh || usesLeft === 0) {
      loads += 1;
      value = load(loads);
      usesLeft = times;
    } else {
      usesLeft -= 1;
    }
    return value;
  };
}
