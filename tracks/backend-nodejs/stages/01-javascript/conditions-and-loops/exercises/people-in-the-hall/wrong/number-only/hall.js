export function hall(log, limit) {
  let inside = 0;
  let alarm = false;
  for (const sign of log) {
    if (sign === "+") inside += 1;
    else if (sign === "-" && inside > 0) inside -= 1;
    else if (sign === "!") alarm = true;
  }
  if (alarm) return "alarm";
  if (inside === 0) return "empty";
  if (inside >= limit) return "full";
  return inside;
}
