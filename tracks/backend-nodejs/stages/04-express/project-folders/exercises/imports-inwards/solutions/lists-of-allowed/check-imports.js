const inner = ["services", "models"];
const allowed = new Map([
  ["src/server.js", ["src/server.js", "src/app.js", "routes", "controllers", ...inner]],
  ["src/app.js", ["src/app.js", "routes", "controllers", "middleware", ...inner]],
  ["routes", ["routes", "controllers", "middleware", ...inner]],
  ["controllers", ["controllers", ...inner]],
  ["services", inner],
  ["models", ["models"]],
  ["middleware", ["middleware", ...inner]],
]);

function layerOf(path) {
  const folder = path.match(/^src\/([a-z]+)\//);
  const layer = folder ? folder[1] : path;
  return allowed.has(layer) ? layer : undefined;
}

export function wrongImports(imports) {
  const wrong = [];
  for (const each of imports) {
    const from = layerOf(each.from);
    const to = layerOf(each.to);
    if (from !== undefined && to !== undefined && !allowed.get(from).includes(to)) wrong.push(each);
  }
  return wrong;
}
