import fc from "fast-check";
import { expect, test } from "vitest";
import { createLineReader } from "./lines.ts";

function read(chunks: Buffer[], maxBytes: number) {
  const lines: string[] = [];
  let tooLong = 0;
  const take = createLineReader(
    maxBytes,
    (line) => lines.push(line),
    () => {
      tooLong += 1;
    },
  );
  chunks.forEach(take);
  return { lines, tooLong };
}

test("lines do not depend on where the bytes are cut", () => {
  const text = fc.array(fc.string({ unit: "grapheme" }).map((line) => line.replaceAll("\n", " ")));
  fc.assert(
    fc.property(text, fc.integer({ min: 1, max: 7 }), (lines, size) => {
      const bytes = Buffer.from(lines.map((line) => `${line}\n`).join(""));
      const chunks = Array.from({ length: Math.ceil(bytes.length / size) }, (_, at) =>
        bytes.subarray(at * size, (at + 1) * size),
      );
      expect(read(chunks, 10_000)).toEqual({ lines, tooLong: 0 });
    }),
  );
});

test("a line above the limit is reported once, and nothing after it is read", () => {
  const chunks = [
    Buffer.from("ok\n"),
    Buffer.from("x".repeat(8)),
    Buffer.from("x".repeat(8)),
    Buffer.from("\nlate\n"),
  ];
  expect(read(chunks, 10)).toEqual({ lines: ["ok"], tooLong: 1 });
});

test("a last line without a line end is not a line", () => {
  expect(read([Buffer.from("one\ntwo")], 10)).toEqual({ lines: ["one"], tooLong: 0 });
});
