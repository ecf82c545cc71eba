import { chmod, mkdtemp, rm, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { createTokenStore, type TokenStore } from "./token-store.ts";

let folder: string;
let store: TokenStore;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "aulo-cli-"));
  store = createTokenStore(join(folder, "config"));
});
afterEach(() => rm(folder, { recursive: true }));

async function modeOf(): Promise<string> {
  return ((await stat(store.path)).mode & 0o777).toString(8);
}

test("keeps a token for each address, in a file that only its owner may read", async () => {
  expect(await store.read("http://a")).toBeNull();
  await store.write("http://a", "one");
  await store.write("http://b", "two");
  expect([await store.read("http://a"), await store.read("http://b")]).toEqual(["one", "two"]);
  expect(await modeOf()).toBe("600");
});

test("a file that others may read is closed to them", async () => {
  await store.write("http://a", "one");
  await chmod(store.path, 0o644);
  expect(await store.read("http://a")).toBe("one");
  expect(await modeOf()).toBe("600");
});

test("a broken file is not taken for a first visit", async () => {
  await store.write("http://a", "one");
  await writeFile(store.path, "{");
  await expect(store.read("http://a")).rejects.toThrow(/sign in again: aulo sign-in LINK/);
  await expect(store.write("http://b", "two")).rejects.toThrow(/cannot be understood/);
});
