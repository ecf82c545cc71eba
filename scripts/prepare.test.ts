import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { fingerprint } from "./prepare.mjs";

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "aulo-prepare-"));
  mkdirSync(join(folder, "here", "src"), { recursive: true });
  writeFileSync(join(folder, "here", "package-lock.json"), "{}");
  writeFileSync(join(folder, "here", "src", "a.ts"), "1");
});

afterEach(() => rmSync(folder, { recursive: true, force: true }));

function fingerprintOf(root: string): string {
  return fingerprint(root, [join(root, "package-lock.json"), join(root, "src")]);
}

test("a clone that was moved to another folder keeps its fingerprint", () => {
  const before = fingerprintOf(join(folder, "here"));
  cpSync(join(folder, "here"), join(folder, "there"), { recursive: true });
  expect(fingerprintOf(join(folder, "there"))).toBe(before);
});

test("a changed, a new and a renamed file each change the fingerprint", () => {
  const root = join(folder, "here");
  const seen = [fingerprintOf(root)];
  writeFileSync(join(root, "src", "a.ts"), "2");
  seen.push(fingerprintOf(root));
  writeFileSync(join(root, "src", "b.ts"), "3");
  seen.push(fingerprintOf(root));
  cpSync(join(root, "src", "b.ts"), join(root, "src", "c.ts"));
  rmSync(join(root, "src", "b.ts"));
  seen.push(fingerprintOf(root));
  expect(new Set(seen).size).toBe(4);
});
