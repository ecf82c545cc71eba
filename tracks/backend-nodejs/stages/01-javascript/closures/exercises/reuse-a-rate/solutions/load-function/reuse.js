export function reuse(load, times) {
  let loads = 0;
  let uses = times;
  let current;

  const loadAgain = () => {
    loads += 1;
    uses = 0;
    current = load(loads);
  };

  return (fresh = false) => {
    if (fresh || uses === times) loadAgain();
    uses += 1;
    return current;
  };
}
