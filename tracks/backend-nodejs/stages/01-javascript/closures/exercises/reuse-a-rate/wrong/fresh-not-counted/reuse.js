export function reuse(load, times) {
  let calls = 0;
  let loads = 0;
  let value;
  return (fresh) => {
    if (fresh || calls % times === 0) {
      loads += 1;
      value = load(loads);
    }
    calls += 1;
    return value;
  };
}
