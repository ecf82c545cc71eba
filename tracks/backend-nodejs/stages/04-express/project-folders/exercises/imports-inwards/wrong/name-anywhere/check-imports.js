const ROW = ["server", "app", "routes", "controllers", "services", "models"];
const USES_MIDDLEWARE = ["app", "routes", "middleware"];
const USED_BY_MIDDLEWARE = ["services", "models", "middleware"];

function layerOf(path) {
  if (path === "src/server.js") return "server";
  if (path === "src/app.js") return "app";
  return [...ROW, "middleware"].find((layer) => path.includes(`${layer}/`)) ?? null;
}

function isAllowed({ from, to }) {
  const [user, used] = [layerOf(from), layerOf(to)];
  if (user === null || used === null) return true;
  if (used === "middleware") return USES_MIDDLEWARE.includes(user);
  if (user === "middleware") return USED_BY_MIDDLEWARE.includes(used);
  return ROW.indexOf(user) <= ROW.indexOf(used);
}

export function wrongImports(imports) {
  return imports.filter((each) => !isAllowed(each));
}
