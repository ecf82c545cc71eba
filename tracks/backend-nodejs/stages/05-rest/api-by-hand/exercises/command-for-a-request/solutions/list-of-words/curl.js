export function fillIn(text, environment) {
  return text.replace(/\{\{(.+?)\}\}/g, (_, name) => {
    if (!Object.hasOwn(environment, name)) throw new Error(`There is no variable ${name}.`);
    return environment[name];
  });
}

const quote = (text) => `'${text.replaceAll("'", "'\\''")}'`;

export function toCurl({ method, url, headers, body }, environment) {
  const word = (text) => quote(fillIn(text, environment));
  return [
    "curl -i -X",
    method,
    ...Object.entries(headers).map(([name, value]) => `-H ${word(`${name}: ${value}`)}`),
    ...(body === undefined ? [] : [`--data-raw ${word(body)}`]),
    word(url),
  ].join(" ");
}
