export function reuse(load, times) {
  let loads = 0;
  let value;
  return (fresh) => {
    if (fresh || loads === 0) {
      loads += 1;
      value = load(loads);
    }
    return value;
  };
}
