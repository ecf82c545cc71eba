import { chmodSync, ftruncateSync, mkdirSync, openSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { temporaryFolder } from "../testing/runner.ts";
import { diskUse } from "./disk-use.ts";

const NO_LIMITS = { bytes: 2 ** 50, files: 2 ** 50 };
const KILOBYTE = 1024;

function folderWith(files: Record<string, number>): string {
  const folder = temporaryFolder();
  for (const [path, kilobytes] of Object.entries(files)) {
    mkdirSync(join(folder, path, ".."), { recursive: true });
    writeFileSync(join(folder, path), Buffer.alloc(kilobytes * KILOBYTE, 1));
  }
  return folder;
}

test("files and folders of all folders are added up, at all depths", () => {
  const [first, second] = [folderWith({ a: 64, "b/c/d": 64 }), folderWith({ e: 64 })];
  const { files, bytes } = diskUse([first, second], NO_LIMITS);
  expect(files).toBe(5);
  expect(bytes).toBeGreaterThanOrEqual(192 * KILOBYTE);
});

test("what a link leads to is not counted", () => {
  const folder = folderWith({});
  symlinkSync(folderWith({ a: 1024 }), join(folder, "out"));
  symlinkSync("/", join(folder, "root"));
  const { files, bytes } = diskUse([folder], NO_LIMITS);
  expect(files).toBe(2);
  expect(bytes).toBeLessThan(64 * KILOBYTE);
});

test("a file with a hole counts what it takes", () => {
  const folder = folderWith({});
  ftruncateSync(openSync(join(folder, "hole"), "w"), 2 ** 30);
  expect(diskUse([folder], NO_LIMITS).bytes).toBeLessThan(2 ** 20);
});

test("it is counted no further than to the limit", () => {
  const folder = folderWith(Object.fromEntries(Array.from({ length: 50 }, (_, index) => [`${index}`, 8])));
  expect(diskUse([folder], { ...NO_LIMITS, files: 10 }).files).toBe(11);
  expect(diskUse([folder], { ...NO_LIMITS, bytes: 40 * KILOBYTE }).files).toBeLessThan(50);
});

test("a folder that is gone counts for nothing, one that is too deep or closed for too much", () => {
  const folder = folderWith({});
  expect(diskUse([join(folder, "gone")], NO_LIMITS).files).toBe(0);
  expect(diskUse([join(folder, "x".repeat(300))], NO_LIMITS).files).toBe(Number.POSITIVE_INFINITY);
  mkdirSync(join(folder, "closed"));
  chmodSync(join(folder, "closed"), 0o300);
  // Nothing is closed to root.
  const isOpen = process.getuid?.() === 0;
  expect(diskUse([folder], NO_LIMITS).files).toBe(isOpen ? 1 : Number.POSITIVE_INFINITY);
});
