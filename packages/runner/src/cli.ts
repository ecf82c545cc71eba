/**
 * `node cli.ts run --kind KIND --entry PATH --files DIR [--spec DIR] [--support DIR] [--seed N] [--json]`:
 * runs one job from folders and prints its outcome. The exit code is 0 when it passed or finished.
 */
import { readdirSync, readFileSync } from "node:fs";
import { join, relative, sep } from "node:path";
import { parseArgs } from "node:util";
import { createRunner, type Files, type JobKind, type Outcome } from "./index.ts";

const KINDS: readonly JobKind[] = ["function", "script", "server", "sql", "tests", "project", "config"];

const { values } = parseArgs({
  allowPositionals: true,
  options: {
    kind: { type: "string", default: "function" },
    entry: { type: "string", default: "main.js" },
    files: { type: "string", default: "." },
    spec: { type: "string" },
    support: { type: "string" },
    seed: { type: "string", default: "1" },
    json: { type: "boolean", default: false },
  },
});

const kind = KINDS.find((known) => known === values.kind);
if (!kind) throw new Error(`--kind is one of ${KINDS.join(", ")}.`);

const runner = await createRunner();
const outcome = await runner.run({
  kind,
  entry: values.entry,
  files: readFolder(values.files),
  ...(values.spec === undefined ? {} : { spec: readFolder(values.spec) }),
  ...(values.support === undefined ? {} : { support: readFolder(values.support) }),
  seed: Number(values.seed),
});
await runner.close();
process.stdout.write(values.json ? `${JSON.stringify(outcome, null, 2)}\n` : toText(outcome));
process.exitCode = outcome.kind === "passed" || outcome.kind === "finished" ? 0 : 1;

function readFolder(folder: string): Files {
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) =>
    entry.isFile(),
  );
  const paths = entries.map((entry) => join(entry.parentPath, entry.name));
  return Object.fromEntries(
    paths.map((path) => [relative(folder, path).replaceAll(sep, "/"), readFileSync(path, "utf8")]),
  );
}

function toText(outcome: Outcome): string {
  const tests = "tests" in outcome ? outcome.tests : [];
  const lines = tests.flatMap(({ name, passed, failure }) => [
    `${passed ? "passed" : "FAILED"}  ${name}`,
    ...(failure ? [failure.message, ...(failure.diff ? [failure.diff] : [])].map(indent) : []),
  ]);
  const message = "message" in outcome ? [outcome.message] : [];
  const { stdout, stderr } = outcome.printed;
  const printed = [stdout, stderr].filter((text) => text !== "").map((text) => `--- printed\n${text}`);
  return [...lines, ...message, ...printed, `${outcome.kind} after ${outcome.durationMs} ms`, ""].join("\n");
}

function indent(text: string): string {
  return text.replace(/^/gm, "        ");
}
