export function reuse(load, times) {
  let usesLeft = 0;
  let value;
  return (fresh) => {
    let loads = 0;
    if (fresh || usesLeft === 0) {
      loads += 1;
      value = load(loads);
      usesLeft = times;
    }
    usesLeft -= 1;
    return value;
  };
}
