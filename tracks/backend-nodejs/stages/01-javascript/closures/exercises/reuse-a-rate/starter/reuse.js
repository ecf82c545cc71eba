export function reuse(load, times) {
  return () => {
    // Give back the rate, and load it when it is time to.
    return load(1);
  };
}
