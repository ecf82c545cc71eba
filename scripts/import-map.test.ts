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
  "content-knows-no-server": ["packages/content/src/a.ts", "packages/runner/src/index.ts"],
  "runner-knows-no-learner": ["packages/runner/src/a.ts", "packages/engine/src/index.ts"],
  "web-speaks-contract": ["packages/web/src/a.ts", "packages/engine/src/index.ts"],
  "no-page-to-page": ["packages/web/src/pages/map/a.ts", "packages/web/src/pages/goal/b.ts"],
  "web-pages": ["packages/web/src/pages/map/b.ts", "packages/web/src/shell/Shell.tsx"],
  "web-shell": ["packages/web/src/shell/a.ts", "packages/web/src/pages/map/b.ts"],
  "web-features": ["packages/web/src/features/run/a.ts", "packages/web/src/pages/map/b.ts"],
  "web-words": ["packages/web/src/words/a.ts", "packages/web/src/api/b.ts"],
  "web-api": ["packages/web/src/api/a.ts", "packages/web/src/words/b.ts"],
  "web-ui": ["packages/web/src/ui/a.ts", "packages/web/src/api/b.ts"],
  "web-ui-knows-no-contract": ["packages/web/src/ui/b.ts", "packages/contract/src/index.ts"],
  "routes-are-http-only": ["packages/server/src/routes/a.ts", "packages/server/src/store/b.ts"],
  "store-knows-no-action": ["packages/server/src/store/a.ts", "packages/server/src/actions/b.ts"],
  "no-cycles": ["packages/content/src/round-again.ts", "packages/content/src/round.ts"],
  "no-lost-imports": ["packages/content/src/a.ts", "packages/content/src/gone.ts"],
};

/** Imports that every rule allows. */
const ALLOWED: readonly (readonly [from: string, to: string])[] = [
  ["packages/engine/src/a.ts", "packages/engine/src/b.ts"],
  ["packages/web/src/a.ts", "packages/contract/src/index.ts"],
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
  const { output } = await cruise(["packages"], {
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
