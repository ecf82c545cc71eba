export function reuse(load, times) {
  let usesLeft = 0;
  let loads = 0;
  let value;
  return (fresh) => {
    if (fresh) {
      loads += 1;
      return load(loads);
    }
    if (usesLeft === 0) {
      loads += 1;
      value = load(loads);
      usesLeft = times;
    }
    usesLeft -= 1;
    return value;
  };
}
