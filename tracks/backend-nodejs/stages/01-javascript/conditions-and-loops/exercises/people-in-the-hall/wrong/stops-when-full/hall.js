export function hall(log, limit) {
  let inside = 0;
  let result = "";
  for (const sign of log) {
    if (sign === "+" && inside < limit) inside += 1;
    else if (sign === "-" && inside > 0) inside -= 1;
    else if (sign === "!") result = "alarm";
  }
  if (result === "") {
    if (inside === 0) result = "empty";
    else if (inside >= limit) result = "full";
    else result = `${inside} inside`;
  }
  return result;
}
