function read(text) {
  const found = {};
  for (const line of text.split("\n")) {
    const end = line.indexOf("=");
    const name = line.slice(0, end).trim();
    if (end < 1 || name.startsWith("#")) continue;
    let value = line.slice(end + 1).trim();
    const quote = value[0];
    if (quote === '"' || quote === "'") {
      value = value.slice(1, value.indexOf(quote, 1));
    } else {
      value = value.split("#")[0].trim();
    }
    found[name] = value;
  }
  return found;
}

export function settingsOf(env, files) {
  let result = {};
  for (let i = 0; i < files.length; i++) {
    const variables = read(files[i]);
    for (const name in variables) result[name] = variables[name];
  }
  for (const name of Object.keys(env)) result[name] = env[name];
  return result;
}

export function reviewOf(example, local) {
  const a = read(example);
  const b = read(local);
  const missing = [];
  const undocumented = [];
  const exposed = [];
  for (const name in a) {
    if (b[name] === undefined) missing.push(name);
    const isSecret =
      name.includes("KEY") || name.includes("SECRET") || name.includes("TOKEN") || name.includes("PASSWORD");
    if (isSecret && a[name] && a[name] === b[name]) exposed.push(name);
  }
  for (const name in b) if (a[name] === undefined) undocumented.push(name);
  return { exposed, missing, undocumented };
}
