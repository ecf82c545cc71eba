class Command {
  #parts = ["curl", "-i"];
  constructor(environment) {
    this.environment = environment;
  }
  add(option, value) {
    const filled = fillIn(value, this.environment).replaceAll(`'`, `'\\''`);
    this.#parts.push(...(option ? [option] : []), `'${filled}'`);
    return this;
  }
  toString() {
    return this.#parts.join(" ");
  }
}

export function fillIn(text, environment) {
  const values = new Map(Object.entries(environment));
  return text.replaceAll(/{{(.+?)}}/g, (whole, name) => {
    const value = values.get(name);
    if (value === undefined) throw new ReferenceError(whole);
    return value;
  });
}

export const toCurl = ({ method, url, headers, body }, environment) => {
  const command = new Command(environment).add("-X", method);
  for (const name in headers) command.add("-H", `${name}: ${headers[name]}`);
  if (body !== undefined) command.add("--data-raw", body);
  return command.add(null, url).toString();
};
