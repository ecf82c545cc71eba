const ROW = ["server", "app", "routes", "controllers", "services", "models"];
const USES_MIDDLEWARE = ["app", "routes"];
const USED_BY_MIDDLEWARE = ["services", "models", "middleware"];

function layerOf(path) {
  if (path === "src/server.js") return "server";
  if (path === "src/app.js") return "app";
  const [top, folder, ...rest] = path.split("/");
  const isLayer = folder === "middleware" || ROW.indexOf(folder) > ROW.indexOf("app");
  return top === "src" && isLayer && rest.length > 0 ? folder : null;
}

function isAllowed({ from, to }) {
  const [user, used] = [layerOf(from), layerOf(to)];
  if (user === null || used === null) return true;
  if (used === "middleware") return USES_MIDDLEWARE.includes(user);
  if (user === "middleware") return USED_BY_MIDDLEWARE.includes(used);
  return ROW.indexOf(user) < ROW.indexOf(used);
}

export function wrongImports(imports) {
  return imports.filter((each) => !isAllowed(each));
}
