import { writeFileSync } from "node:fs";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { watchFolder } from "./watch-folder.ts";

test("a file that is saved before the watch is ready is read", async () => {
  const folder = await mkdtemp(join(tmpdir(), "aulo-watch-"));
  const file = join(folder, "sum.js");
  await writeFile(file, "first");
  const { promise: isRead, resolve } = Promise.withResolvers<string>();
  const stop = watchFolder(folder, {
    onChange: async () => resolve(await readFile(file, "utf8")),
    onGone: () => {},
    onBack: () => {},
  });
  writeFileSync(file, "second");
  expect(await isRead).toBe("second");
  await stop();
  await rm(folder, { recursive: true });
});
