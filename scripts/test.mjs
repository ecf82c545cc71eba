// `npm test`: installs and builds if anything changed, then runs every test that this machine can run. Plain
// JavaScript for Node 20, without packages.

import { spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { build, fail, install, NODE, ROOT } from "./prepare.mjs";

const ci = process.env.CI === "true";
const chromium = process.env.CHROMIUM_PATH ?? "/usr/bin/chromium";
const reports = mkdtempSync(join(tmpdir(), "aulo-tests-"));

/** Tests with a requirement, how to meet it, and whether this machine meets it. */
const NEEDS = [
  {
    what: "the database tests on a real PostgreSQL (they run on PGlite)",
    how: "set AULO_TEST_DATABASE_URL to a server on which databases may be created",
    there: Boolean(process.env.AULO_TEST_DATABASE_URL),
  },
  {
    what: "the backup and restore of a PostgreSQL server",
    how: "install postgresql (Debian)",
    there: existsSync("/usr/lib/postgresql"),
  },
  {
    what: "the journeys in a browser",
    how: "install Chromium, or set CHROMIUM_PATH to one",
    there: existsSync(chromium),
  },
  {
    what: "the tests of the strongest sandbox",
    how: "install bubblewrap (Linux)",
    there: spawnSync("bwrap", ["--version"]).status === 0,
  },
  {
    what: "the tests of programs with a Redis beside them",
    how: "install redis-server (Linux)",
    there: spawnSync("redis-server", ["--version"]).status === 0,
  },
];

function run(parameters, environment) {
  return (
    spawnSync(NODE, parameters, { cwd: ROOT, stdio: "inherit", env: { ...process.env, ...environment } })
      .status ?? 1
  );
}

function vitest(report) {
  return run([
    join("node_modules", "vitest", "vitest.mjs"),
    "run",
    "--reporter=default",
    "--reporter=json",
    `--outputFile.json=${report}`,
  ]);
}

function playwright(report) {
  return run(
    [
      join("node_modules", "@playwright", "test", "cli.js"),
      "test",
      "--config",
      "e2e/playwright.config.ts",
      "--reporter=line,json",
    ],
    {
      PLAYWRIGHT_JSON_OUTPUT_NAME: report,
      CHROMIUM_PATH: chromium,
    },
  );
}

function readReport(file) {
  return existsSync(file) ? JSON.parse(readFileSync(file, "utf8")) : null;
}

function countUnits(report) {
  return {
    passed: report?.numPassedTests ?? 0,
    failed: report?.numFailedTests ?? 1,
    skipped: (report?.numPendingTests ?? 0) + (report?.numTodoTests ?? 0),
  };
}

function countJourneys(report) {
  return {
    passed: (report?.stats.expected ?? 0) + (report?.stats.flaky ?? 0),
    failed: report?.stats.unexpected ?? 1,
    skipped: report?.stats.skipped ?? 0,
  };
}

install();
build();

const skipped = NEEDS.filter(({ there }) => !there);
if (ci && skipped.length > 0) fail(`In CI nothing is skipped: ${skipped.map(({ how }) => how).join("; ")}.`);

const units = join(reports, "units.json");
const journeys = join(reports, "journeys.json");
const codes = [vitest(units)];
const counts = [countUnits(readReport(units))];
if (existsSync(chromium)) {
  codes.push(playwright(journeys));
  counts.push(countJourneys(readReport(journeys)));
}
rmSync(reports, { recursive: true, force: true });

function sum(key) {
  return counts.reduce((total, count) => total + count[key], 0);
}
if (ci && sum("skipped") > 0) {
  console.error(`In CI nothing may be skipped, and ${sum("skipped")} tests were.`);
  codes.push(1);
}
for (const { what, how } of skipped) console.log(`Skipped: ${what}. To run them, ${how}.`);
console.log(`${sum("passed")} passed, ${sum("failed")} failed, ${sum("skipped")} skipped`);
process.exitCode = codes.every((code) => code === 0) ? 0 : 1;
