export function hall(log, limit) {
  let inside = 0;

  for (const sign of log) {
    if (sign === "!") {
      return "alarm";
    }
    if (sign === "+") {
      inside += 1;
    }
    if (sign === "-" && inside !== 0) {
      inside -= 1;
    }
  }

  if (inside === 0) {
    return "empty";
  }
  if (inside < limit) {
    return `${inside} inside`;
  }
  return "full";
}
