import fc from "fast-check";
import { expect, test } from "vitest";
import { checkJob, RunnerInputError } from "./check-job.ts";

const job = { kind: "script", entry: "main.js", files: { "main.js": "" }, seed: 1 } as const;

test(".js files are modules unless a package.json says otherwise", () => {
  expect(JSON.parse(checkJob(job).allFiles["package.json"] ?? "")).toEqual({ type: "module" });
  const own = { ...job.files, "package.json": "{}" };
  expect(checkJob({ ...job, files: own }).allFiles["package.json"]).toBe("{}");
});

test("a file of the learner in CommonJS is run as such, beside modules", () => {
  const packageOf = (text: string) =>
    checkJob({ ...job, files: { "main.js": text } }).allFiles["package.json"];
  const commonJs = ["const fs = require('node:fs');", "module.exports = { f };", "exports.f = () => 1;"];
  expect(commonJs.map(packageOf)).toEqual([undefined, undefined, undefined]);
  const module =
    "import { createRequire } from 'node:module';\nconst require = createRequire(import.meta.url);\nrequire('x');";
  expect([module, "export const f = 1;", "console.log(1);"].map(packageOf)).not.toContain(undefined);
});

test("limits left out are the defaults, with more memory for SQL", () => {
  expect(checkJob({ ...job, limits: { timeoutMs: 500 } }).limits).toMatchObject({
    timeoutMs: 500,
    memoryMb: 256,
  });
  expect(checkJob({ ...job, kind: "sql" }).limits.memoryMb).toBe(768);
});

test.each([
  "../x",
  "/x",
  "a//b",
  "a/./b",
  "a/../../b",
  "",
  "a\\b",
  "c:x",
  "a\nb",
  "node_modules/express/index.js",
  "x".repeat(300),
])("the path %o is refused in every group of files", (path) => {
  for (const place of ["files", "support", "spec"]) {
    const files = { ...job.files, [path]: "" };
    expect(() => checkJob({ ...job, [place]: files })).toThrow(RunnerInputError);
  }
});

test("no accepted path leads out of the folder", () => {
  fc.assert(
    fc.property(fc.array(fc.constantFrom("..", ".", "a", "b", "", "/", "c.js")), (parts) => {
      const path = parts.join("/");
      try {
        checkJob({ ...job, files: { ...job.files, [path]: "" } });
      } catch {
        return;
      }
      expect(new URL(path, "file:///folder/").pathname).toBe(`/folder/${path}`);
    }),
  );
});
