import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { expect, test } from "vitest";

function cli(...args: string[]) {
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    [join(import.meta.dirname, "cli.ts"), ...args],
    {
      encoding: "utf8",
    },
  );
  return { status, stdout, stderr };
}

test("--help prints the usage on standard output", () => {
  const { status, stdout, stderr } = cli("--help");
  expect({ status, stderr }).toEqual({ status: 0, stderr: "" });
  expect(stdout).toMatch(/^npm run runner -- run DIR/);
});

test.each([
  ["an unknown option", ["run", "--colour"], "--colour"],
  ["an unknown command", ["walk"], '"walk"'],
  ["no command", [], "Nothing is asked."],
])("%s exits with 2 and prints the usage, without a stack", (_name, args, named) => {
  const { status, stdout, stderr } = cli(...args);
  expect({ status, stdout }).toEqual({ status: 2, stdout: "" });
  expect(stderr).toContain(named);
  expect(stderr).toContain("npm run runner -- run DIR");
  expect(stderr).not.toContain("    at ");
});

test("a missing folder exits with 2 and one line", () => {
  const { status, stderr } = cli("run", "/nowhere/at/all");
  expect(status).toBe(2);
  expect(stderr.trim().split("\n")).toHaveLength(1);
});
