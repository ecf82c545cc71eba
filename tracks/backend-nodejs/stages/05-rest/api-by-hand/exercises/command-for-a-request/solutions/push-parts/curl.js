export function fillIn(text, environment) {
  const [start, ...rest] = text.split("{{");
  let filled = start;
  for (const part of rest) {
    const end = part.indexOf("}}");
    const name = part.slice(0, end);
    if (!Object.hasOwn(environment, name)) throw new Error(`Unknown variable: ${name}`);
    filled += environment[name] + part.slice(end + 2);
  }
  return filled;
}

function quoted(text) {
  return "'" + text.split("'").join("'\\''") + "'";
}

export function toCurl(request, environment) {
  const words = ["curl", quoted(fillIn(request.url, environment)), "-i", "-X", quoted(request.method)];
  for (const name of Object.keys(request.headers)) {
    words.push("-H", quoted(`${name}: ${fillIn(request.headers[name], environment)}`));
  }
  if (typeof request.body === "string") words.push("--data-raw", quoted(fillIn(request.body, environment)));
  return words.join(" ");
}
