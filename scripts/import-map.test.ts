import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, relative } from "node:path";
import { cruise, type ICruiseOptions } from "dependency-cruiser";
import extractConfig from "dependency-cruiser/config-utl/extract-depcruise-config";
import { afterAll, beforeAll, expect, test } from "vitest";

/** For each rule of the import map an import that it forbids: the importer and the imported file. */
const FORBIDDEN: Readonly<Record<string, readonly [from: string, to: string]>> = {
  "engine-imports-fsrs": ["packages/engine/src/a.ts", "packages/contract/src/index.ts"],
  "contract-imports-zod": ["packages/contract/src/a.ts", "packages/engine/src/index.ts"],
  "grading-imports-content-and-contract": ["packages/grading/src/a.ts", "packages/engine/src/index.ts"],
  "content-knows-no-server": ["packages/content/src/a.ts", "packages/runner/src/index.ts"],
  "runner-knows-no-learner": ["packages/runner/src/a.ts", "packages/engine/src/index.ts"],
  "runner-harness": ["packages/runner/src/harness/a.ts", "packages/runner/src/judge/b.ts"],
  "runner-judge": ["packages/runner/src/judge/a.ts", "packages/runner/src/harness/b.ts"],
  "runner-host": ["packages/runner/src/host/a.ts", "packages/runner/src/judge/b.ts"],
  "runner-wire": ["packages/runner/src/wire/a.ts", "packages/runner/src/harness/b.ts"],
  "runner-shared": ["packages/runner/src/shared/a.ts", "packages/runner/src/host/b.ts"],
  "runner-toolbox-is-whole": ["packages/runner/src/harness/b.ts", "packages/runner/src/kinds.ts"],
  "runner-emulators-stand-alone": [
    "packages/runner/src/emulators/mongodb/a.ts",
    "packages/runner/src/harness/b.ts",
  ],
  "runner-lists-import-nothing": ["packages/runner/src/services.ts", "packages/runner/src/job.ts"],
  "runner-by-its-index": ["scripts/a.ts", "packages/runner/src/host/b.ts"],
  "suites-use-the-index": ["suites/attacks/a.ts", "packages/runner/src/judge/b.ts"],
  "web-speaks-contract": ["packages/web/src/a.ts", "packages/engine/src/index.ts"],
  "cli-speaks-contract": ["packages/cli/src/a.ts", "packages/server/src/main.ts"],
  "no-page-to-page": ["packages/web/src/pages/map/a.ts", "packages/web/src/pages/goal/b.ts"],
  "web-pages": ["packages/web/src/pages/map/b.ts", "packages/web/src/shell/Shell.tsx"],
  "web-shell": ["packages/web/src/shell/a.ts", "packages/web/src/pages/map/b.ts"],
  "web-features": ["packages/web/src/features/run/a.ts", "packages/web/src/pages/map/b.ts"],
  "web-words": ["packages/web/src/words/a.ts", "packages/web/src/api/b.ts"],
  "web-api": ["packages/web/src/api/a.ts", "packages/web/src/words/b.ts"],
  "web-ui": ["packages/web/src/ui/a.ts", "packages/web/src/api/b.ts"],
  "web-ui-knows-no-contract": ["packages/web/src/ui/b.ts", "packages/contract/src/index.ts"],
  "web-feature-problem": ["packages/web/src/features/problem/a.ts", "packages/web/src/features/learner/b.ts"],
  "web-feature-account": ["packages/web/src/features/account/a.ts", "packages/web/src/features/goal/b.ts"],
  "web-feature-learner": ["packages/web/src/features/learner/a.ts", "packages/web/src/features/keys/b.ts"],
  "web-feature-keys": ["packages/web/src/features/keys/a.ts", "packages/web/src/features/code/b.ts"],
  "web-feature-code": ["packages/web/src/features/code/a.ts", "packages/web/src/features/track/b.ts"],
  "web-feature-track": ["packages/web/src/features/track/a.ts", "packages/web/src/features/standing/b.ts"],
  "web-feature-standing": [
    "packages/web/src/features/standing/a.ts",
    "packages/web/src/features/evidence/b.ts",
  ],
  "web-feature-evidence": ["packages/web/src/features/evidence/a.ts", "packages/web/src/features/goal/b.ts"],
  "web-feature-goal": ["packages/web/src/features/goal/a.ts", "packages/web/src/features/cohort/b.ts"],
  "web-feature-cohort": ["packages/web/src/features/cohort/a.ts", "packages/web/src/features/step/b.ts"],
  "web-feature-step": ["packages/web/src/features/step/a.ts", "packages/web/src/features/run/b.ts"],
  "web-feature-run": ["packages/web/src/features/run/a.ts", "packages/web/src/features/check/b.ts"],
  "web-feature-check": ["packages/web/src/features/check/a.ts", "packages/web/src/features/search/b.ts"],
  "web-feature-has-a-place": ["packages/web/src/pages/map/a.ts", "packages/web/src/features/new/b.ts"],
  "routes-are-http-only": ["packages/server/src/goals/routes.ts", "packages/server/src/goals/queries.ts"],
  "queries-know-no-use-case": [
    "packages/server/src/goals/queries.ts",
    "packages/server/src/goals/create-goal.ts",
  ],
  "use-cases-know-no-http": ["packages/server/src/goals/create-goal.ts", "packages/server/src/http/b.ts"],
  "server-catalogue-and-db-and-audit-imports-rooms-below": [
    "packages/server/src/db/a.ts",
    "packages/server/src/log/b.ts",
  ],
  "server-log-imports-rooms-below": ["packages/server/src/log/a.ts", "packages/server/src/learners/b.ts"],
  "server-learners-imports-rooms-below": [
    "packages/server/src/learners/a.ts",
    "packages/server/src/goals/b.ts",
  ],
  "server-goals-and-drafts-and-difficulty-imports-rooms-below": [
    "packages/server/src/goals/a.ts",
    "packages/server/src/path/b.ts",
  ],
  "server-path-imports-rooms-below": ["packages/server/src/path/a.ts", "packages/server/src/checks/b.ts"],
  "server-checks-imports-rooms-below": ["packages/server/src/checks/a.ts", "packages/server/src/runs/b.ts"],
  "server-runs-and-corrections-and-transfer-and-backup-and-cohorts-imports-rooms-below": [
    "packages/server/src/runs/a.ts",
    "packages/server/src/accounts/b.ts",
  ],
  "no-cycles": ["packages/content/src/round-again.ts", "packages/content/src/round.ts"],
  "no-lost-imports": ["packages/content/src/a.ts", "packages/content/src/gone.ts"],
};

/** Imports that every rule allows. */
const ALLOWED: readonly (readonly [from: string, to: string])[] = [
  ["packages/engine/src/a.ts", "packages/engine/src/b.ts"],
  ["packages/contract/src/a.ts", "packages/runner/src/kinds.ts"],
  ["packages/runner/src/judge/a.ts", "packages/runner/src/wire/b.ts"],
  ["packages/runner/src/harness/a.ts", "packages/runner/src/services.ts"],
  ["packages/server/src/a.ts", "packages/runner/src/index.ts"],
  ["packages/web/src/features/check/a.ts", "packages/web/src/features/run/b.ts"],
  ["packages/web/src/a.ts", "packages/contract/src/index.ts"],
  ["packages/cli/src/a.ts", "packages/contract/src/index.ts"],
  ["packages/server/src/checks/a.ts", "packages/server/src/path/b.ts"],
  ["packages/server/src/goals/routes.ts", "packages/server/src/goals/create-goal.ts"],
];

const NOT_WRITTEN = "packages/content/src/gone.ts";

let folder: string;
let found: readonly { rule: string; from: string; to: string }[];

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "aulo-import-map-"));
  const imports = new Map<string, string[]>();
  const add = (from: string, to: string) => imports.set(from, [...(imports.get(from) ?? []), to]);
  for (const [from, to] of [...Object.values(FORBIDDEN), ...ALLOWED]) add(from, to);
  add("packages/content/src/round.ts", "packages/content/src/round-again.ts");
  for (const [from, targets] of imports) write(from, targets);
  for (const target of [...imports.values()].flat())
    if (!imports.has(target) && target !== NOT_WRITTEN) write(target, []);
  found = await violations();
});

afterAll(() => rmSync(folder, { recursive: true, force: true }));

test("each rule of the import map has a case here", async () => {
  const { forbidden = [] } = await extractConfig("./dependency-cruiser.config.mjs");
  expect(Object.keys(FORBIDDEN).sort()).toEqual(forbidden.map(({ name }) => name).sort());
});

test.each(Object.entries(FORBIDDEN))("%s: a forbidden import fails", (rule, [from, to]) => {
  expect(found).toContainEqual({ rule, from, to });
});

test.each(ALLOWED)("%s may import %s", (from, to) => {
  expect(found.filter((each) => each.from === from && each.to === to)).toEqual([]);
});

/** Writes a module that imports the targets. */
function write(file: string, targets: readonly string[]): void {
  const path = join(folder, file);
  mkdirSync(dirname(path), { recursive: true });
  const specifiers = targets.map((target) => relative(dirname(file), target));
  const imports = specifiers.map((each) => `import "${each.startsWith(".") ? each : `./${each}`}";`);
  writeFileSync(path, [...imports, "export const one = 1;", ""].join("\n"));
}

async function violations(): Promise<typeof found> {
  const { forbidden = [], options } = await extractConfig("./dependency-cruiser.config.mjs");
  const { output } = await cruise(["packages", "scripts", "suites"], {
    ...withoutTsConfig(options),
    baseDir: folder,
    validate: true,
    ruleSet: { forbidden },
  });
  if (typeof output === "string") throw new Error(`The import map was not checked: ${output}`);
  return output.summary.violations.map(({ rule, from, to }) => ({
    rule: rule.name,
    from,
    to: to.startsWith(".") ? join(dirname(from), to) : to,
  }));
}

/** The folder of this test has no tsconfig.json. */
function withoutTsConfig({ tsConfig: _, ...options }: ICruiseOptions & { tsConfig?: unknown } = {}) {
  return options;
}
