import { execFileSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { ProblemKind } from "@aulo/contract";
import { expect, test } from "vitest";
import { parse } from "yaml";
import { z } from "zod";

const runbook = readFileSync("docs/runbook.md", "utf8");
const both = `${runbook}${readFileSync("docs/hosting.md", "utf8")}`;
const alertsText = readFileSync("deploy/prometheus/alerts.yml", "utf8");
const Alerts = z.object({
  groups: z.array(
    z.object({
      rules: z.array(
        z.object({ alert: z.string(), expr: z.string(), annotations: z.object({ chapter: z.string() }) }),
      ),
    }),
  ),
});
const alerts = Alerts.parse(parse(alertsText)).groups.flatMap(({ rules }) => rules);
const sources = execFileSync("git", ["ls-files", "packages/server/src", "packages/runner/src"], {
  encoding: "utf8",
})
  .split("\n")
  .filter((path) => path.endsWith(".ts") && !path.endsWith(".test.ts") && existsSync(path))
  .map((path) => readFileSync(path, "utf8"))
  .join("\n");

/** Different first groups of the pattern in a text. */
function found(text: string, pattern: RegExp): string[] {
  return [...new Set([...text.matchAll(pattern)].map(([, name = ""]) => name))];
}

test("every metric of Aulo that runbook, guide and alerts name is served", () => {
  const names = found(`${both}${alertsText}`, /\b(aulo_[a-z_]+)/g).map((name) =>
    name.replace(/_(count|bucket|sum)$/, ""),
  );
  expect(names.length).toBeGreaterThan(3);
  expect(names.filter((name) => !sources.includes(`"${name}"`))).toEqual([]);
});

test("every alert has its chapter in the runbook, and every alert that it names is there", () => {
  const headings = found(runbook, /^## (.*)$/gm);
  expect(
    alerts.map(({ annotations }) => annotations.chapter).filter((name) => !headings.includes(name)),
  ).toEqual([]);
  const named = found(runbook, /`((?:[A-Z][a-z]+){2,})`/g);
  expect(named.toSorted()).toEqual(
    alerts
      .map(({ alert }) => alert)
      .filter((name) => named.includes(name))
      .toSorted(),
  );
  expect(named.length).toBeGreaterThan(5);
});

test("every line of the log that the runbook quotes is written somewhere", () => {
  const lines = found(runbook, /[`']((?:an?|the) [a-z ]+)[`']/g);
  expect(lines.length).toBeGreaterThan(3);
  expect(lines.filter((line) => !sources.includes(`"${line}"`))).toEqual([]);
});

test("every problem that the runbook names is one of the API", () => {
  const kinds = found(runbook, /\/problems\/([a-z-]+)/g);
  expect(kinds.filter((kind) => !ProblemKind.safeParse(kind).success)).toEqual([]);
});

test("every command, setting, table and file that runbook and guide name exists", () => {
  const { scripts } = z
    .object({ scripts: z.record(z.string(), z.string()) })
    .parse(JSON.parse(readFileSync("package.json", "utf8")));
  const commands = found(both, /npm (?:--prefix \S+ )?run (?:--silent )?([\w:-]+)/g);
  expect(commands.filter((name) => scripts[name] === undefined)).toEqual([]);
  const settings = found(both, /\b(AULO_[A-Z_]+)\b/g);
  expect(settings.filter((name) => !sources.includes(name))).toEqual([]);
  const tables = found(runbook, /(?:FROM|JOIN) ([a-z_]+)/g).filter((name) => !/^(pg|kysely)_/.test(name));
  expect(tables.filter((name) => !sources.includes(`CREATE TABLE ${name} `))).toEqual([]);
  const files = found(both, /\/opt\/aulo\/(?:current|releases\/OLD)\/([\w./*-]+)/g).map((path) =>
    path.replace(/\/?\*.*$|\/\.$/, ""),
  );
  expect(files.filter((path) => !existsSync(path))).toEqual([]);
});
