export function reuse(load, times) {
  let uses = 0;
  let loads = 0;
  let value = null;
  return (fresh) => {
    if (fresh || uses === times || value === null) {
      loads += 1;
      value = load(loads);
      uses = 0;
    }
    uses += 1;
    return value;
  };
}
