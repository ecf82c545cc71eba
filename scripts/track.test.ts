import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { expect, test } from "vitest";
import { writeSmallTrack } from "../packages/content/src/fixtures/small-track.ts";

function track(...words: string[]) {
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    [join(import.meta.dirname, "track.ts"), ...words],
    {
      encoding: "utf8",
    },
  );
  return { status, stdout, stderr };
}

test("lint of a good track ends with 0", async () => {
  const folder = await writeSmallTrack();
  expect(track("lint", "--track", folder)).toMatchObject({ status: 0, stdout: "No problems.\n" });
});

test("lint of a broken track prints every problem with its place and ends with 1", async () => {
  const folder = await writeSmallTrack({ "ids.yaml": null });
  const { status, stdout } = track("lint", "--track", folder);
  expect(status).toBe(1);
  expect(stdout).toContain(`${folder}/ids.yaml:1:1  This file is missing. (shape)`);
});

test("lint --json prints JSON", async () => {
  const folder = await writeSmallTrack({ "ids.yaml": null });
  const problems: unknown = JSON.parse(track("lint", "--json", "--track", folder).stdout);
  expect(problems).toMatchObject([{ file: "ids.yaml", line: 1, rule: "shape" }]);
});

test("stats --json prints JSON", async () => {
  const folder = await writeSmallTrack();
  expect(JSON.parse(track("stats", "--json", "--track", folder).stdout)).toMatchObject({
    total: { concepts: 4 },
  });
});

test("a track with problems is not published", async () => {
  const folder = await writeSmallTrack({ "stages/01-basics/values/items.yaml": "" });
  expect(track("publish", "--track", folder)).toMatchObject({ status: 1 });
});

test.each(["prove", "mutate"])(
  "%s of an unknown concept says that there is nothing to do",
  async (command) => {
    const folder = await writeSmallTrack();
    const { status, stdout } = track(command, "--only", "typo", "--track", folder);
    expect(status).toBe(1);
    expect(stdout).toContain(`Nothing to ${command} in “typo”.`);
  },
);

test.each([
  [["dance"]],
  [[]],
  [["lint", "--loud"]],
  [["prove", "--seeds", "few"]],
  [["new", "song", "a", "b"]],
])("an unknown command exits with 2 and the usage: %s", async (words) => {
  const { status, stderr } = track(...words);
  expect(status).toBe(2);
  expect(stderr).toContain("npm run track -- COMMAND");
});
