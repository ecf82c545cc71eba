export function hall(log, limit) {
  let inside = 0;
  let alarm = false;
  for (let i = 1; i < log.length; i++) {
    if (log[i] === "+") inside += 1;
    else if (log[i] === "-" && inside > 0) inside -= 1;
    else if (log[i] === "!") alarm = true;
  }
  if (alarm) return "alarm";
  if (inside === 0) return "empty";
  if (inside >= limit) return "full";
  return `${inside} inside`;
}
