import { expect, test } from "vitest";
import { TEST_LIMITS } from "../../shared/test-limits.ts";
import { printedIn, printedOutside, type RawPrinted, type Span } from "./printed-spans.ts";

const raw: RawPrinted = {
  streams: { stdout: Buffer.from("äbcdef"), stderr: Buffer.from("!?") },
  stretches: [
    { stream: "stdout", from: 0, to: 3, afterMs: 1 },
    { stream: "stderr", from: 0, to: 1, afterMs: 2 },
    { stream: "stdout", from: 3, to: 7, afterMs: 3 },
    { stream: "stderr", from: 1, to: 2, afterMs: 4 },
  ],
};

test("a span is counted in bytes", () => {
  expect(printedIn(raw, { from: [2, 0], to: [4, 0] })).toMatchObject({ stdout: "bc", stderr: "" });
  expect(printedIn(raw, { from: [4, 0], to: null })).toMatchObject({ stdout: "def", stderr: "!?" });
});

test("a span has the pieces of both streams in their order", () => {
  expect(printedIn(raw, { from: [2, 0], to: [4, 2] }).pieces).toEqual([
    { stream: "stdout", text: "b", afterMs: 1 },
    { stream: "stderr", text: "!", afterMs: 2 },
    { stream: "stdout", text: "c", afterMs: 3 },
    { stream: "stderr", text: "?", afterMs: 4 },
  ]);
});

test("output outside the spans keeps its order, also when tests ran in another order", () => {
  const spans: Span[] = [
    { from: [5, 1], to: [6, 1] },
    { from: [2, 0], to: [4, 1] },
  ];
  const { stdout, stderr, pieces } = printedOutside(raw, spans);
  expect([stdout, stderr]).toEqual(["ädf", "?"]);
  expect(pieces.map(({ text }) => text)).toEqual(["ä", "d", "f", "?"]);
  expect(printedOutside(raw, []).stdout).toBe("äbcdef");
});

test("forged counts show no byte twice in the rest, and nothing that was not printed", () => {
  const spans: Span[] = [
    { from: [6, 0], to: [1, 0] },
    { from: [900, 0], to: [Number.MAX_SAFE_INTEGER, 0] },
    { from: [0, 0], to: [3, 0] },
  ];
  expect(printedOutside(raw, spans).stdout).toBe("cdef");
  expect(printedIn(raw, { from: [900, 0], to: [3, 0] })).toMatchObject({ stdout: "" });
});

test("the pieces of a test are cut like its streams", () => {
  const long = Buffer.from("x".repeat(TEST_LIMITS.printedChars * 2));
  const halves = [0, 1, 2, 3].map((part) => ({
    stream: "stdout" as const,
    from: (part * long.length) / 4,
    to: ((part + 1) * long.length) / 4,
    afterMs: part,
  }));
  const { stdout, pieces } = printedIn(
    { streams: { stdout: long, stderr: Buffer.alloc(0) }, stretches: halves },
    { from: [0, 0], to: null },
  );
  expect(pieces.map(({ text }) => text).join("")).toBe(stdout);
});
