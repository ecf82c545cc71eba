export function hall(log, limit) {
  let inside = 0;
  let alarm = false;
  for (let i = 0; i < log.length - 1; i++) {
    if (log[i] === "+") inside += 1;
    else if (log[i] === "-" && inside > 0) inside -= 1;
    else if (log[i] === "!") alarm = true;
  }
  if (alarm) return "alarm";
  if (inside === 0) return "empty";
  if (inside >= limit) return "full";
  return `${inside} inside`;
}
