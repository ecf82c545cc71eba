// Who may import whom. Nothing reaches up this list: engine, contract, content, runner, server, web.
// A new rule belongs here; why the map is as it is stands in ARCHITECTURE.md.

function only(name, from, allowed, why) {
  return {
    name,
    severity: "error",
    comment: `${why} Change dependency-cruiser.config.mjs and ARCHITECTURE.md together if that has to change.`,
    from: { path: from, pathNot: "\\.test\\.tsx?$|/testing/|/fixtures/" },
    to: { pathNot: [...allowed, "^node_modules/@types"] },
  };
}

function own(name) {
  return `^packages/${name}/`;
}

/** @type {import("dependency-cruiser").IConfiguration} */
export default {
  forbidden: [
    only(
      "engine-imports-fsrs",
      own("engine"),
      [own("engine"), "node_modules/ts-fsrs/"],
      "The engine is pure: no I/O, no clock, no dependency but ts-fsrs.",
    ),
    only(
      "contract-imports-zod",
      own("contract"),
      [own("contract"), "node_modules/zod/"],
      "The contract is shared by server and clients: zod only.",
    ),
    {
      name: "content-knows-no-server",
      severity: "error",
      comment: "The content package gets its runner passed in, and knows no server, engine or page.",
      from: { path: own("content"), pathNot: "\\.test\\.ts$" },
      to: { path: ["packages/(engine|runner|server|web)/"] },
    },
    {
      name: "runner-knows-no-learner",
      severity: "error",
      comment: "The runner gets files and gives an outcome: it knows no learner, track or database.",
      from: { path: own("runner"), pathNot: "\\.test\\.ts$" },
      to: { path: ["packages/(engine|contract|content|server|web)/"] },
    },
    {
      name: "web-speaks-contract",
      severity: "error",
      comment: "The page knows the API by the contract alone.",
      from: { path: own("web"), pathNot: "\\.test\\.tsx?$" },
      to: { path: ["packages/(engine|content|runner|server)/"] },
    },
    {
      name: "no-page-to-page",
      severity: "error",
      comment: "A page does not import another page: share through ui/, lib/ or api/.",
      from: { path: "^packages/web/src/pages/([^/]+)/" },
      to: { path: "^packages/web/src/pages/([^/]+)/", pathNot: "^packages/web/src/pages/$1/" },
    },
    {
      name: "ui-knows-no-product",
      severity: "error",
      comment: "web/src/ui holds parts that know nothing of Aulo.",
      from: { path: "^packages/web/src/ui/" },
      to: { path: ["^packages/web/src/(pages|api)/", "packages/contract/"] },
    },
    {
      name: "routes-are-http-only",
      severity: "error",
      comment: "A route parses, calls one action and replies: queries belong to actions and store.",
      from: { path: "^packages/server/src/routes/" },
      to: { path: ["^packages/server/src/(store|db)/", "node_modules/kysely/"] },
    },
    {
      name: "store-knows-no-action",
      severity: "error",
      comment: "Queries know no use case and no HTTP.",
      from: { path: "^packages/server/src/(store|db)/", pathNot: "\\.test\\.ts$|/testing/" },
      to: { path: ["^packages/server/src/(actions|routes|http)/"] },
    },
    {
      name: "no-cycles",
      severity: "error",
      comment: "Two modules that import each other are one.",
      from: {},
      to: { circular: true },
    },
    {
      name: "no-lost-imports",
      severity: "error",
      comment: "An import that cannot be found.",
      from: {},
      to: { couldNotResolve: true },
    },
  ],
  options: {
    doNotFollow: { path: "node_modules" },
    exclude: { path: "/dist/" },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: "tsconfig.json" },
    enhancedResolveOptions: {
      exportsFields: ["exports"],
      conditionNames: ["import", "node", "default", "types"],
    },
  },
};
