import { call, expect, test } from "@aulo/runner/spec";

const FILES = {
  server: "src/server.js",
  app: "src/app.js",
  routes: "src/routes/orders.js",
  controllers: "src/controllers/orders.js",
  services: "src/services/orders.js",
  models: "src/models/order.js",
  middleware: "src/middleware/log-requests.js",
};
const ROW = ["server", "app", "routes", "controllers", "services", "models"];

/** The pairs of layers whose import is reported, each as `from → to`. */
async function reported(pairs) {
  const imports = pairs.map(([from, to]) => ({ from: FILES[from], to: FILES[to] }));
  const wrong = await call("wrongImports", imports);
  const nameOf = (path) => Object.keys(FILES).find((layer) => FILES[layer] === path) ?? path;
  return Array.isArray(wrong) ? wrong.map((each) => `${nameOf(each?.from)} → ${nameOf(each?.to)}`) : wrong;
}
const pairsWhere = (keep) =>
  ROW.flatMap((from, a) => ROW.flatMap((to, b) => (keep(a, b) ? [[from, to]] : [])));
const toLines = (pairs) => pairs.map(([from, to]) => `${from} → ${to}`);

test("finds imports that point outwards", { checks: ["outwards", "order"] }, async () => {
  const pairs = pairsWhere((from, to) => from > to);
  expect(await reported(pairs)).toEqual(toLines(pairs));
});

test("allows imports that skip layers", { checks: ["inwards"] }, async () => {
  expect(await reported(pairsWhere((from, to) => from < to))).toEqual([]);
});

test("allows imports within a layer", { checks: ["own"] }, async () => {
  const layers = ["routes", "controllers", "services", "models", "middleware"];
  const imports = layers.map((layer) => ({ from: FILES[layer], to: `src/${layer}/other.js` }));
  expect(await call("wrongImports", imports)).toEqual([]);
});

test("allows middleware in app and routes only", { checks: ["middleware-used"] }, async () => {
  const found = await reported(ROW.map((layer) => [layer, "middleware"]));
  expect(found).toEqual(
    ["server", "controllers", "services", "models"].map((layer) => `${layer} → middleware`),
  );
});

test("lets middleware import services and models only", { checks: ["middleware-imports"] }, async () => {
  const found = await reported(ROW.map((layer) => ["middleware", layer]));
  expect(found).toEqual(["server", "app", "routes", "controllers"].map((layer) => `middleware → ${layer}`));
});

test("leaves out files of no layer", { checks: ["other-files"] }, async () => {
  const others = ["src/config.js", "scripts/import.js", "index.js", "src/jobs/night.js"];
  const layers = Object.values(FILES);
  const imports = others.flatMap((other) =>
    layers.flatMap((file) => [
      { from: other, to: file },
      { from: file, to: other },
    ]),
  );
  expect(await call("wrongImports", imports)).toEqual([]);
});

test("knows the layer by the place and not by a name", { checks: ["layer"] }, async () => {
  const others = [
    "routes/orders.js",
    "src/jobs/routes/x.js",
    "src/routes.js",
    "src/routes-old/x.js",
    "lib/app.js",
    "src/x/server.js",
  ];
  const imports = others.map((to) => ({ from: FILES.models, to }));
  expect(await call("wrongImports", imports)).toEqual([]);
});

test("knows the layer of files in deeper folders", { checks: ["layer"] }, async () => {
  const imports = [
    { from: "src/models/shop/order.js", to: "src/routes/admin/v2/orders.js" },
    { from: "src/controllers/routes/orders.js", to: "src/models/services/x.js" },
    { from: "src/models/app.js", to: "src/services/a/b/server.js" },
  ];
  expect(await call("wrongImports", imports)).toEqual([imports[0], imports[2]]);
});

test("lists them in the order of the input", { checks: ["order"] }, async () => {
  const pairs = [
    ["services", "routes"],
    ["routes", "models"],
    ["controllers", "app"],
    ["models", "server"],
    ["app", "server"],
  ];
  expect(await reported(pairs)).toEqual([
    "services → routes",
    "controllers → app",
    "models → server",
    "app → server",
  ]);
  expect(await call("wrongImports", [])).toEqual([]);
});
