// Who may import whom. Nothing reaches up this list: engine, contract, content, grading, runner, server, web, cli.
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

const WEB = "^packages/web/src/";

/** The features of the page, the most basic first. */
const WEB_FEATURES = [
  "problem",
  "account",
  "learner",
  "keys",
  "code",
  "track",
  "standing",
  "evidence",
  "goal",
  "cohort",
  "step",
  "run",
  "check",
  "search",
];

function webRoom(room, above, why) {
  return {
    name: `web-${room}`,
    severity: "error",
    comment: `${why} The order is pages, features, words and api, ui.`,
    from: { path: `${WEB}${room}/` },
    to: { path: `${WEB}(${above})[/.]` },
  };
}

/** The server's rooms, from the lowest to the highest. Rooms on one line do not order each other. */
const SERVER_ROOMS = [
  "catalogue|db|audit",
  "log",
  "learners",
  "goals|drafts|difficulty",
  "path",
  "checks",
  "runs|corrections|transfer|backup|cohorts",
  "accounts",
];

// The wall of the product: learners' code must never get at expectations, nor at the machine. The runner keeps its processes
// apart by folders of one package, not by packages, since they are one program: they are built from one tree (the toolbox, the
// judge), share the types of a job and its outcome, and one without the others is of no use. The rules below say the same as
// packages would, type imports included.
const TYPES_OF_ALL = "^packages/runner/src/(job|outcome|limits|kinds|services)\\.ts$";
const DATA = "^packages/runner/src/(kinds|services)\\.ts$";

function room(name) {
  return `^packages/runner/src/${name}/`;
}

function inRoom(name, rooms, why) {
  return {
    name: `runner-${name}`,
    severity: "error",
    comment: `${why} Change dependency-cruiser.config.mjs and ARCHITECTURE.md together if that has to change.`,
    from: { path: room(name), pathNot: "\\.test\\.ts$" },
    to: { path: own("runner"), pathNot: [...[name, ...rooms].map(room), TYPES_OF_ALL] },
  };
}

function byIndex(name, from, more, comment) {
  return {
    name,
    severity: "error",
    comment,
    from,
    to: {
      path: own("runner"),
      pathNot: ["^packages/runner/src/(index|judge/spec)\\.ts$", DATA, ...more],
    },
  };
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
      [own("contract"), DATA, "node_modules/zod/"],
      "The contract is shared by server and clients: zod, and the runner's lists of kinds and services, which import nothing.",
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
      comment:
        "The content package gets its runner passed in, and knows no server, engine or page; of the runner only its lists of kinds and services.",
      from: { path: own("content"), pathNot: "\\.test\\.ts$" },
      to: { path: ["packages/(engine|grading|runner|server|web)/"], pathNot: [DATA] },
    },
    {
      name: "runner-knows-no-learner",
      severity: "error",
      comment: "The runner gets files and gives an outcome: it knows no learner, track or database.",
      from: { path: own("runner"), pathNot: "\\.test\\.ts$" },
      to: { path: ["packages/(engine|contract|content|grading|server|web)/"] },
    },
    inRoom(
      "harness",
      ["wire", "shared", "emulators"],
      "The harness runs beside the learner's code: nothing of the judge or the host may be there.",
    ),
    inRoom(
      "judge",
      ["wire", "shared"],
      "The judge holds the expectations: it knows the learner's side by messages alone, and the host likewise.",
    ),
    inRoom(
      "host",
      ["wire", "shared"],
      "The host starts the judge and the harness as processes and loads no code of theirs.",
    ),
    inRoom("wire", ["shared"], "Messages belong to no side."),
    inRoom("shared", [], "Code for more than one process belongs to none of them."),
    {
      name: "runner-toolbox-is-whole",
      severity: "error",
      comment:
        "Of the runner's top folder, only services.ts is in the sandbox (host/sandbox/toolbox-code.ts): of the others, types alone.",
      from: { path: "^packages/runner/src/(harness|wire|shared|emulators)/" },
      to: {
        path: TYPES_OF_ALL,
        pathNot: "/services\\.ts$",
        dependencyTypesNot: ["type-only"],
      },
    },
    {
      name: "runner-emulators-stand-alone",
      severity: "error",
      comment:
        "An emulator knows its protocol and nothing of the runner: the harness passes in what it needs. All share the files beside them.",
      from: { path: "^packages/runner/src/emulators/([^/]+)/" },
      to: { path: "^packages/", pathNot: "^packages/runner/src/emulators/(?:$1/|[^/]+$)" },
    },
    {
      name: "runner-lists-import-nothing",
      severity: "error",
      comment: "The lists of kinds and services are in the page's bundle and in the sandbox: plain data.",
      from: { path: DATA },
      to: {},
    },
    byIndex(
      "runner-by-its-index",
      { pathNot: [own("runner"), "^suites/"] },
      ["^packages/runner/src/testing/growth\\.ts$"],
      "Other folders use the runner by its index, but for the test helper that compares times of growing texts.",
    ),
    byIndex(
      "suites-use-the-index",
      { path: "^suites/" },
      [room("testing"), "^packages/runner/src/shared/processes\\.ts$"],
      "Suites use the runner by its index, but for its test helpers, and to find its processes as its sandbox finds them.",
    ),
    {
      name: "web-speaks-contract",
      severity: "error",
      comment: "The page knows the API by the contract alone.",
      from: { path: own("web"), pathNot: "\\.test\\.tsx?$" },
      to: { path: ["packages/(engine|content|grading|runner|server)/"] },
    },
    {
      name: "cli-speaks-contract",
      severity: "error",
      comment: "The command knows the API by the contract alone, and starts the server as a process.",
      from: { path: own("cli"), pathNot: "\\.test\\.ts$|/testing/" },
      to: { path: ["packages/(engine|content|grading|runner|server|web)/"] },
    },
    {
      name: "no-page-to-page",
      severity: "error",
      comment: "A page does not import another page: share through features/, words/, api/ or ui/.",
      from: { path: `${WEB}pages/([^/]+)/` },
      to: { path: `${WEB}pages/([^/]+)/`, pathNot: `${WEB}pages/$1/` },
    },
    webRoom("pages", "shell|routes", "The shell and the routes hold the pages."),
    webRoom("shell", "pages|routes", "The shell stands around any page: it knows none."),
    webRoom("features", "pages|shell|routes", "Features serve several pages: they know none."),
    webRoom("words", "pages|shell|routes|features|api|ui", "Words are pure functions of contract values."),
    webRoom("api", "pages|shell|routes|features|words|ui", "The API client knows no screen."),
    webRoom("ui", "pages|shell|routes|features|words|api|paths", "Parts of ui/ know nothing of Aulo."),
    {
      name: "web-ui-knows-no-contract",
      severity: "error",
      comment: "Parts of ui/ know nothing of Aulo.",
      from: { path: `${WEB}ui/` },
      to: { path: "packages/contract/" },
    },
    ...WEB_FEATURES.slice(0, -1).map((feature, index) => ({
      name: `web-feature-${feature}`,
      severity: "error",
      comment: "A feature imports only features that stand before it in WEB_FEATURES.",
      from: { path: `${WEB}features/${feature}/` },
      to: { path: `${WEB}features/(${WEB_FEATURES.slice(index + 1).join("|")})/` },
    })),
    {
      name: "web-feature-has-a-place",
      severity: "error",
      comment: "A new feature needs a place in the order of WEB_FEATURES.",
      from: {},
      to: { path: `${WEB}features/(?!(${WEB_FEATURES.join("|")})/)` },
    },
    {
      name: "routes-are-http-only",
      severity: "error",
      comment: "A route parses, calls one use case and replies: queries belong to use cases.",
      from: { path: "^packages/server/src/[^/]+/routes\\.ts$" },
      to: { path: ["^packages/server/src/db/", "/queries(\\.ts$|/)", "node_modules/kysely/"] },
    },
    {
      name: "queries-know-no-use-case",
      severity: "error",
      comment: "Queries know tables and rows, no use case and no HTTP.",
      from: { path: "^packages/server/src/(db/|[^/]+/queries(\\.ts$|/))", pathNot: "\\.test\\.ts$" },
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
