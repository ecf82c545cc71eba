import { PGlite } from "@electric-sql/pglite";
import { expect, test } from "vitest";
import { toEmbedded } from "./embedded.ts";
import { isUnavailable } from "./is-unavailable.ts";

test("after a crash the instance is never asked again, and the next one is opened when nothing is under way", async () => {
  const [first, second] = [await PGlite.create(), await PGlite.create()];
  const opened = [second];
  const embedded = toEmbedded(first, async () => {
    const next = opened.shift();
    if (next === undefined) throw Object.assign(new Error("The disk is full."), { code: "ENOSPC" });
    return next;
  });
  const wrong = Object.assign(new Error("It is no SQL."), { severity: "ERROR" });
  expect(embedded.failed(wrong)).toBe(wrong);
  expect(embedded.current()).toBe(first);
  const panic = Object.assign(new Error("It could not write."), { severity: "PANIC", code: "53100" });
  expect(isUnavailable(embedded.failed(panic))).toBe(true);
  expect(() => embedded.current()).toThrow("ended itself");
  await embedded.close();
  await embedded.ensureOpen();
  expect(embedded.current()).toBe(second);
  embedded.failed(new WebAssembly.RuntimeError("unreachable"));
  await expect(embedded.ensureOpen()).rejects.toThrow("full");
  await first.close();
  await second.close();
});
