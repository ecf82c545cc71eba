// Who may import whom. Nothing reaches up this list: engine, contract, content, grading, runner, server, web.
// A new rule belongs here; why the map is as it is stands in ARCHITECTURE.md.

const only = (name, from, allowed, why) => ({
  name,
  severity: "error",
  comment: `${why} Change dependency-cruiser.config.mjs and ARCHITECTURE.md together if that has to change.`,
  from: { path: from, pathNot: "\\.test\\.tsx?$|/testing/|/fixtures/" },
  to: { pathNot: [...allowed, "^node_modules/@types"] },
});

const own = (name) => `^packages/${name}/`;

/** The server's rooms, from the lowest to the highest. Rooms on one line do not order each other. */
const SERVER_ROOMS = [
  "catalogue|db",
  "log",
  "learners",
  "goals|drafts|difficulty",
  "path",
  "checks",
  "runs|corrections|transfer",
];

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
    only(
      "grading-imports-content-and-contract",
      own("grading"),
      [own("grading"), own("content"), own("contract")],
      "Grading is pure: an item and an answer in, a verdict out.",
    ),
    {
      name: "content-knows-no-server",
      severity: "error",
      comment: "The content package gets its runner passed in, and knows no server, engine or page.",
      from: { path: own("content"), pathNot: "\\.test\\.ts$" },
      to: { path: ["packages/(engine|grading|runner|server|web)/"] },
    },
    {
      name: "runner-knows-no-learner",
      severity: "error",
      comment: "The runner gets files and gives an outcome: it knows no learner, track or database.",
      from: { path: own("runner"), pathNot: "\\.test\\.ts$" },
      to: { path: ["packages/(engine|contract|content|grading|server|web)/"] },
    },
    {
      name: "web-speaks-contract",
      severity: "error",
      comment: "The page knows the API by the contract alone.",
      from: { path: own("web"), pathNot: "\\.test\\.tsx?$" },
      to: { path: ["packages/(engine|content|grading|runner|server)/"] },
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
      comment: "A route parses, calls one use case and replies: queries belong to use cases.",
      from: { path: "^packages/server/src/[^/]+/routes\\.ts$" },
      to: { path: ["^packages/server/src/db/", "/queries\\.ts$", "node_modules/kysely/"] },
    },
    {
      name: "queries-know-no-use-case",
      severity: "error",
      comment: "Queries know tables and rows, no use case and no HTTP.",
      from: { path: "^packages/server/src/(db/|[^/]+/queries\\.ts$)", pathNot: "\\.test\\.ts$" },
      to: {
        path: ["^packages/server/src/"],
        pathNot: ["^packages/server/src/db/", "^packages/server/src/$1", "/entry\\.ts$"],
      },
    },
    {
      name: "use-cases-know-no-http",
      severity: "error",
      comment: "Only routes know HTTP.",
      from: {
        path: `^packages/server/src/(${SERVER_ROOMS.join("|")})/`,
        pathNot: "/routes\\.ts$|\\.test\\.ts$",
      },
      to: { path: ["^packages/server/src/http/", "node_modules/express/"] },
    },
    ...SERVER_ROOMS.slice(0, -1).map((rooms, index) => ({
      name: `server-${rooms.split("|").join("-and-")}-imports-rooms-below`,
      severity: "error",
      comment: `A room of the server imports only rooms below it: ${SERVER_ROOMS.join(" < ")}.`,
      from: { path: `^packages/server/src/(${rooms})/`, pathNot: "\\.test\\.ts$" },
      to: { path: [`^packages/server/src/(${SERVER_ROOMS.slice(index + 1).join("|")})/`] },
    })),
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
