export function reuse(load, times) {
  let usesLeft = 0;
  let loads = 0;
  return (fresh) => {
    if (fresh || usesLeft === 0) {
      loads += 1;
      usesLeft = times - 1;
      return load(loads);
    }
    usesLeft -= 1;
  };
}
