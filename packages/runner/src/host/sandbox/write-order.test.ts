import { describe, expect, test } from "vitest";
import { type NotedWrite, orderWrites, parseNote, type Stream, type Write } from "./write-order.ts";

const START = 1_000;

function note(stream: Stream, text: string, afterMs: number): NotedWrite {
  const bytes = Buffer.from(text);
  return { stream, bytes: bytes.length, atMs: START + afterMs, head: bytes.subarray(0, 16) };
}

type Given = {
  stdout?: string;
  stderr?: string;
  notes?: NotedWrite[];
  arrivals?: Write[];
  maxPieces?: number;
};

function ordered({ stdout = "", stderr = "", notes = [], arrivals, maxPieces = 100 }: Given) {
  const streams = { stdout: Buffer.from(stdout), stderr: Buffer.from(stderr) };
  const whole = (["stdout", "stderr"] as const).map((stream) => ({
    stream,
    bytes: streams[stream].length,
    atMs: START + 90,
  }));
  return orderWrites({ streams, notes, arrivals: arrivals ?? whole, startedAt: START, maxPieces }).map(
    ({ stream, from, to, afterMs }) => [streams[stream].toString("utf8", from, to), afterMs],
  );
}

describe("output is in the order of", () => {
  test("its notes, whichever stream was read first", () => {
    const notes = [note("stdout", "one ü\n", 1), note("stderr", "two\n", 2), note("stdout", "three\n", 3)];
    expect(ordered({ stdout: "one ü\nthree\n", stderr: "two\n", notes })).toEqual([
      ["one ü\n", 1],
      ["two\n", 2],
      ["three\n", 3],
    ]);
  });

  test("its arrival, where nobody noted it", () => {
    const arrivals: Write[] = [
      { stream: "stderr", bytes: 2, atMs: START + 5 },
      { stream: "stdout", bytes: 1, atMs: START + 6 },
      { stream: "stderr", bytes: 1, atMs: START + 7 },
    ];
    expect(ordered({ stdout: "a", stderr: "xyz", arrivals })).toEqual([
      ["xy", 5],
      ["a", 6],
      ["z", 7],
    ]);
  });
});

test("text without a note comes with the next noted text of its stream", () => {
  const notes = [note("stdout", "a\n", 1), note("stderr", "b\n", 2), note("stdout", "c\n", 3)];
  expect(ordered({ stdout: "a\n(native)\nc\n", stderr: "b\n", notes })).toEqual([
    ["a\n", 1],
    ["b\n", 2],
    ["(native)\nc\n", 3],
  ]);
});

test("forged notes lose no text and show none twice", () => {
  const notes = [
    note("stdout", "no such text", 1),
    { ...note("stderr", "x", 5), bytes: 9_999 },
    note("stderr", "y", 2),
  ];
  expect(ordered({ stdout: "a", stderr: "xy", notes })).toEqual([
    ["xy", 5],
    ["a", 90],
  ]);
});

test("times never go back", () => {
  const notes = [note("stdout", "a", 7), note("stderr", "b", 3), note("stdout", "c", -5)];
  expect(ordered({ stdout: "ac", stderr: "b", notes })).toEqual([
    ["a", 7],
    ["b", 7],
    ["c", 7],
  ]);
});

describe("many pieces", () => {
  const many = (streamOf: (at: number) => Stream) =>
    Array.from({ length: 20 }, (_, at) => note(streamOf(at), `${at}\n`, at));
  const textOf = (notes: readonly NotedWrite[], stream: Stream) =>
    notes
      .filter((each) => each.stream === stream)
      .map(({ head }) => head.toString())
      .join("");
  const orderedNotes = (notes: NotedWrite[], maxPieces: number) =>
    ordered({ stdout: textOf(notes, "stdout"), stderr: textOf(notes, "stderr"), notes, maxPieces });

  test("of one stream are put together", () => {
    expect(
      orderedNotes(
        many((at) => (at < 10 ? "stdout" : "stderr")),
        4,
      ).map(([, afterMs]) => afterMs),
    ).toEqual([0, 10]);
  });

  test("that alternate end with the rest of each stream", () => {
    const notes = many((at) => (at % 2 === 0 ? "stdout" : "stderr"));
    const pieces = orderedNotes(notes, 6);
    expect(pieces.map(([text]) => text)).toEqual([
      ...["0\n", "1\n", "2\n", "3\n"],
      "4\n6\n8\n10\n12\n14\n16\n18\n",
      "5\n7\n9\n11\n13\n15\n17\n19\n",
    ]);
  });
});

test.each([
  ["1 1700000000000 3 616263", "stdout"],
  ["2 1700000000000 3 616263", "stderr"],
])("%s is a note", (line, stream) => {
  expect(parseNote(line)).toEqual({ stream, bytes: 3, atMs: 1_700_000_000_000, head: Buffer.from("abc") });
});

test.each(["", "3 1 1 61", "1 1 1 6", "1 -1 1 61", "1 1 1", "1 1 9999999999 61", `1 1 1 ${"61".repeat(17)}`])(
  "%j is not a note",
  (line) => {
    expect(parseNote(line)).toBeNull();
  },
);
