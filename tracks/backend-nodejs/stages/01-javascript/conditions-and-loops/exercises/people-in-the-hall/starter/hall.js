export function hall(log, limit) {
  let inside = 0;
  let result = "";

  // Write your lines here. In the end, `result` must be the right string.

  return result;
}
