import type { Printed } from "../../outcome.ts";
import { cut } from "../../shared/cut.ts";
import { TEST_LIMITS } from "../../shared/test-limits.ts";
import type { PrintedBytes } from "../../wire/request.ts";
import type { Stream, Streams, Stretch } from "../sandbox/write-order.ts";

/**
 * Part of a run's output: the bytes printed before it began, and by its end; null for the end of the output. The learner's side
 * counts them, so they may be any numbers.
 */
export type Span = { from: PrintedBytes; to: PrintedBytes | null };

/** Everything that a run has printed. The stretches cover both streams, in the order in which they were written. */
export type RawPrinted = { streams: Streams; stretches: readonly Stretch[] };

type Range = { from: number; to: number };

const ALL = Number.POSITIVE_INFINITY;

/** Output of a span, cut at `TEST_LIMITS.printedChars` of each stream. */
export function printedIn(raw: RawPrinted, { from, to }: Span): Printed {
  const { stdout, stderr, pieces } = partsOf(raw, {
    stdout: [{ from: from[0], to: to?.[0] ?? ALL }],
    stderr: [{ from: from[1], to: to?.[1] ?? ALL }],
  });
  const left = { stdout: TEST_LIMITS.printedChars, stderr: TEST_LIMITS.printedChars };
  const shown = pieces.flatMap((piece) => {
    const most = left[piece.stream];
    left[piece.stream] -= piece.text.length;
    return most < 0 ? [] : [{ ...piece, text: cut(piece.text, most) }];
  });
  return {
    stdout: cut(stdout, TEST_LIMITS.printedChars),
    stderr: cut(stderr, TEST_LIMITS.printedChars),
    pieces: shown,
  };
}

/** Output outside all spans. */
export function printedOutside(raw: RawPrinted, spans: readonly Span[]): Printed {
  return partsOf(raw, { stdout: outside(spans, 0), stderr: outside(spans, 1) });
}

function outside(spans: readonly Span[], stream: 0 | 1): Range[] {
  const ranges: Range[] = [];
  let at = 0;
  for (const { from, to } of spans.toSorted((left, right) => left.from[stream] - right.from[stream])) {
    if (from[stream] > at) ranges.push({ from: at, to: from[stream] });
    at = Math.max(at, from[stream], to?.[stream] ?? ALL);
  }
  return [...ranges, { from: at, to: ALL }];
}

function partsOf({ streams, stretches }: RawPrinted, ranges: Record<Stream, readonly Range[]>): Printed {
  const textOf = (stream: Stream) =>
    ranges[stream].map(({ from, to }) => textIn(streams[stream], from, to)).join("");
  const pieces = stretches.flatMap(({ stream, from, to, afterMs }) =>
    ranges[stream].flatMap((range) => {
      const text = textIn(streams[stream], Math.max(from, range.from), Math.min(to, range.to));
      return text === "" ? [] : [{ stream, text, afterMs }];
    }),
  );
  return { stdout: textOf("stdout"), stderr: textOf("stderr"), pieces };
}

function textIn(stream: Buffer, from: number, to: number): string {
  return stream.subarray(from, Math.max(from, Math.min(to, stream.length))).toString("utf8");
}
