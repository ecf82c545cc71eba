import { PassThrough } from "node:stream";
import { expect, test } from "vitest";
import { createLineReader } from "./line-reader.ts";

test("lines that are pasted at once answer one question after the other, and the end is null", async () => {
  const stdin = new PassThrough();
  const reader = createLineReader(stdin, new PassThrough());
  const first = reader.ask("> ");
  stdin.write("5\n\\\n41\n\n");
  expect(await first).toBe("5");
  expect([await reader.ask("> "), await reader.ask("> "), await reader.ask("> ")]).toEqual(["\\", "41", ""]);
  const last = reader.ask("> ");
  stdin.end();
  expect([await last, await reader.ask("> ")]).toEqual([null, null]);
});

test("after a release others can read the input", async () => {
  const stdin = new PassThrough();
  const reader = createLineReader(stdin, new PassThrough());
  const first = reader.ask("> ");
  stdin.write("one\n");
  await first;
  reader.release();
  const heard = new Promise((resolve) => {
    stdin.once("data", (data) => resolve(String(data)));
  });
  stdin.resume().write("key");
  expect(await heard).toBe("key");
});
