// Who may import whom. Nothing reaches up this list: engine, contract, content, runner, server, web.
// A new rule belongs here; why the map is as it is stands in ARCHITECTURE.md.

const only = (name, from, allowed, why) => ({
  name,
  severity: "error",
  comment: `${why} Change dependency-cruiser.config.mjs and ARCHITECTURE.md together if that has to change.`,
  from: { path: from, pathNot: "\\.test\\.tsx?$|/testing/|/fixtures/" },
  to: { pathNot: [...allowed, "^node_modules/@types"] },
});

const own = (name) => `^packages/${name}/`;

// The wall of the product: learners' code must never get at expectations, nor at the machine. The runner keeps its processes
// apart by folders of one package, not by packages, since they are one program: they are built from one tree (the toolbox, the
// judge), share the types of a job and its outcome, and one without the others is of no use. The rules below say the same as
// packages would, type imports included.
const room = (name) => `^packages/runner/src/${name}/`;
const TYPES_OF_ALL = "^packages/runner/src/(job|outcome|limits|kinds|services)\\.ts$";
const DATA = "^packages/runner/src/(kinds|services)\\.ts$";

const inRoom = (name, rooms, why) => ({
  name: `runner-${name}`,
  severity: "error",
  comment: `${why} Change dependency-cruiser.config.mjs and ARCHITECTURE.md together if that has to change.`,
  from: { path: room(name), pathNot: "\\.test\\.ts$" },
  to: { path: own("runner"), pathNot: [...[name, ...rooms].map(room), TYPES_OF_ALL] },
});

const byIndex = (name, from, more, comment) => ({
  name,
  severity: "error",
  comment,
  from,
  to: {
    path: own("runner"),
    pathNot: ["^packages/runner/src/(index|judge/spec)\\.ts$", DATA, ...more],
  },
});

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
    {
      name: "content-knows-no-server",
      severity: "error",
      comment:
        "The content package gets its runner passed in, and knows no server, engine or page; of the runner only its lists of kinds and services.",
      from: { path: own("content"), pathNot: "\\.test\\.ts$" },
      to: { path: ["packages/(engine|runner|server|web)/"], pathNot: [DATA] },
    },
    {
      name: "runner-knows-no-learner",
      severity: "error",
      comment: "The runner gets files and gives an outcome: it knows no learner, track or database.",
      from: { path: own("runner"), pathNot: "\\.test\\.ts$" },
      to: { path: ["packages/(engine|contract|content|server|web)/"] },
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
        "An emulator knows its protocol and nothing of the runner: the harness passes in what it needs.",
      from: { path: "^packages/runner/src/emulators/([^/]+)/" },
      to: { path: "^packages/", pathNot: "^packages/runner/src/emulators/$1/" },
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
      [],
      "Other folders use the runner by its index.",
    ),
    byIndex(
      "suites-use-the-index",
      { path: "^suites/" },
      [room("testing"), "^packages/runner/src/host/sandbox/processes\\.ts$"],
      "Suites use the runner by its index, but for its test helpers, and to find its processes as its sandbox finds them.",
    ),
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
