import { mkdirSync, readdirSync, utimesSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { temporaryFolder } from "../../testing/runner.ts";
import { openToolbox } from "./toolbox.ts";

test("two runners that start at the same time make one toolbox, and no draft remains", async () => {
  const parent = temporaryFolder();
  const [first, second] = await Promise.all([openToolbox(parent), openToolbox(parent)]);
  expect(second).toEqual(first);
  expect(readdirSync(parent)).toHaveLength(1);
  expect(readdirSync(first.folder).sort()).toEqual([
    "code",
    "etc",
    "landlock.bpf",
    "node",
    "node_modules",
    "seccomp.bpf",
  ]);
});

test("toolboxes that were unused for a week are removed, others stay", async () => {
  const parent = temporaryFolder();
  for (const name of ["toolbox-old", "toolbox-recent", "unrelated"]) mkdirSync(join(parent, name));
  const monthAgo = new Date(Date.now() - 30 * 24 * 60 * 60 * 1000);
  for (const name of ["toolbox-old", "unrelated"]) utimesSync(join(parent, name), monthAgo, monthAgo);
  await openToolbox(parent);
  expect(readdirSync(parent)).toEqual(expect.arrayContaining(["toolbox-recent", "unrelated"]));
  expect(readdirSync(parent)).not.toContain("toolbox-old");
});
