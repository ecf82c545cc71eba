function fillIn(text, environment) {
  let rest = text;
  let result = "";
  while (rest.includes("{{")) {
    const start = rest.indexOf("{{");
    const end = rest.indexOf("}}", start);
    const name = rest.substring(start + 2, end);
    if (!Object.keys(environment).includes(name)) throw new Error("missing " + name);
    result += rest.substring(0, start) + environment[name];
    rest = rest.substring(end + 2);
  }
  return result + rest;
}

function toCurl(request, environment) {
  const safe = (text) => "'" + fillIn(text, environment).replace(/'/g, "'\\''") + "'";
  let command = "curl --include --request " + request.method;
  for (const [name, value] of Object.entries(request.headers)) {
    command += " --header " + safe(name + ": " + value);
  }
  if (request.body !== undefined) command += " --data-raw " + safe(request.body);
  return command + " " + safe(request.url);
}

module.exports = { fillIn, toCurl };
