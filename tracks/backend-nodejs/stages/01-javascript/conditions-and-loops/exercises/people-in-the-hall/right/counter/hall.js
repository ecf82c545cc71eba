export function hall(log, limit) {
  let inside = 0;
  let result = "";
  for (let i = 0; i < log.length; i++) {
    if (log[i] == "+") inside++;
    else if (log[i] == "-") {
      inside--;
      if (inside < 0) inside = 0;
    } else if (log[i] == "!") result = "alarm";
  }
  if (result === "") {
    if (!inside) result = "empty";
    else if (inside < limit) result = inside + " inside";
    else result = "full";
  }
  return result;
}
