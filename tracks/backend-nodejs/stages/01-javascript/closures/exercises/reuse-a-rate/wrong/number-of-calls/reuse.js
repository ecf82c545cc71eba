export function reuse(load, times) {
  let usesLeft = 0;
  let calls = 0;
  let value;
  return (fresh) => {
    calls += 1;
    if (fresh || usesLeft === 0) {
      value = load(calls);
      usesLeft = times;
    }
    usesLeft -= 1;
    return value;
  };
}
