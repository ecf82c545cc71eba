import {
  chmodSync,
  closeSync,
  existsSync,
  ftruncateSync,
  mkdirSync,
  openSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { temporaryFolder } from "../../testing/runner.ts";
import { diskUse, namelessBytes } from "./disk-use.ts";

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

test("files and folders of all given folders are added up, at every depth", () => {
  const [first, second] = [folderWith({ a: 64, "b/c/d": 64 }), folderWith({ e: 64 })];
  const { files, bytes } = diskUse([first, second], NO_LIMITS);
  expect(files).toBe(5);
  expect(bytes).toBeGreaterThanOrEqual(192 * KILOBYTE);
});

test("the target of a link is not counted", () => {
  const folder = folderWith({});
  symlinkSync(folderWith({ a: 1024 }), join(folder, "out"));
  symlinkSync("/", join(folder, "root"));
  const { files, bytes } = diskUse([folder], NO_LIMITS);
  expect(files).toBe(2);
  expect(bytes).toBeLessThan(64 * KILOBYTE);
});

test("a sparse file counts the blocks that it uses", () => {
  const folder = folderWith({});
  ftruncateSync(openSync(join(folder, "hole"), "w"), 2 ** 30);
  expect(diskUse([folder], NO_LIMITS).bytes).toBeLessThan(2 ** 20);
});

test("counting stops at the limit", () => {
  const folder = folderWith(Object.fromEntries(Array.from({ length: 50 }, (_, index) => [`${index}`, 8])));
  expect(diskUse([folder], { ...NO_LIMITS, files: 10 }).files).toBe(11);
  expect(diskUse([folder], { ...NO_LIMITS, bytes: 40 * KILOBYTE }).files).toBeLessThan(50);
});

/** Open files can only be listed where there is /proc. */
test.runIf(existsSync("/proc/self/fd"))("an unlinked file that is still open counts once", () => {
  const folder = folderWith({ a: 256 });
  const before = namelessBytes([process.pid]);
  const opened = [openSync(join(folder, "a"), "r"), openSync(join(folder, "a"), "r")];
  expect(namelessBytes([process.pid])).toBe(before);
  rmSync(join(folder, "a"));
  const counted = namelessBytes([process.pid, 2 ** 30]) - before;
  for (const descriptor of opened) closeSync(descriptor);
  expect(counted).toBeGreaterThanOrEqual(256 * KILOBYTE);
  expect(counted).toBeLessThan(400 * KILOBYTE);
  expect(namelessBytes([process.pid])).toBe(before);
});

test("a missing folder counts as empty, one that is too deep or unreadable as too many files", () => {
  const folder = folderWith({});
  expect(diskUse([join(folder, "gone")], NO_LIMITS).files).toBe(0);
  expect(diskUse([join(folder, "x".repeat(300))], NO_LIMITS).files).toBe(Number.POSITIVE_INFINITY);
  mkdirSync(join(folder, "closed"));
  chmodSync(join(folder, "closed"), 0o300);
  // Only root can read a closed folder.
  const isOpen = process.getuid?.() === 0;
  expect(diskUse([folder], NO_LIMITS).files).toBe(isOpen ? 1 : Number.POSITIVE_INFINITY);
});
