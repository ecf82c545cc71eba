let usesLeft = 0;
let loads = 0;
let value;
export function reuse(load, times) {
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
