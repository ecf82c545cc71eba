export function reuse(load, times) {
  let uses = 0;
  let loads = 0;
  let value;
  return (fresh) => {
    if (fresh || uses === times || value === undefined) {
      loads += 1;
      value = load(loads);
      uses = 0;
    }
    uses += 1;
    return value;
  };
}
