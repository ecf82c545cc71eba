export function fillIn(text, environment) {
  return text.replace(/\{\{(.*?)\}\}/g, (whole, name) => {
    if (environment[name] === undefined) throw new Error(`No value for ${name}`);
    return environment[name];
  });
}

function quote(text) {
  return "'" + text.split("'").join("'\\''") + "'";
}

export function toCurl(request, environment) {
  const parts = ["curl", "--include", "--request", request.method];
  for (const name in request.headers) {
    parts.push("--header", quote(name + ": " + fillIn(request.headers[name], environment)));
  }
  if (request.body !== undefined) parts.push("--data-raw", quote(fillIn(request.body, environment)));
  parts.push(quote(fillIn(request.url, environment)));
  return parts.join(" ");
}
