/**
 * Puts the output of two streams into the order in which it was written:
 * 1. Each note of the learner's side (see harness/note-writes.ts) names a stream, a length and the first bytes of a text. The text is
 *    searched from the last place in its stream. Text before it, which nobody noted, comes with it.
 * 2. A stream whose text does not fit its notes is not looked up any more.
 * 3. The rest of both streams follows in the order of its arrival.
 * 4. Neighbours of one stream and one time are put together. Above a number of pieces, all neighbours of one stream are; and if there
 *    are still more, the rest of each stream is one piece.
 */

export type Stream = "stdout" | "stderr";
export type Streams = Readonly<Record<Stream, Buffer>>;

/** One write, in the time of `Date.now()`. */
export type Write = { stream: Stream; bytes: number; atMs: number };
/** `head`: its first bytes. */
export type NotedWrite = Write & { head: Buffer };

/** Part of a stream, in bytes, and its time since the start, ms. */
export type Stretch = { stream: Stream; from: number; to: number; afterMs: number };

const NOTE = /^([12]) (\d{1,15}) (\d{1,9}) ((?:[0-9a-f]{2}){1,16})$/;

/** The note on a line, or null for any other line: the learner's code can write anything there. */
export function parseNote(line: string): NotedWrite | null {
  const [, stream, atMs, bytes, head] = NOTE.exec(line) ?? [];
  if (head === undefined) return null;
  return {
    stream: stream === "1" ? "stdout" : "stderr",
    bytes: Number(bytes),
    atMs: Number(atMs),
    head: Buffer.from(head, "hex"),
  };
}

export type Order = {
  streams: Streams;
  notes: readonly NotedWrite[];
  arrivals: readonly Write[];
  /** Start of the run, in the time of `Date.now()`. */
  startedAt: number;
  maxPieces: number;
};

/** Stretches that together cover both streams, in order. Their times never go back. */
export function orderWrites({ streams, notes, arrivals, startedAt, maxPieces }: Order): Stretch[] {
  const done = { stdout: 0, stderr: 0 };
  const unfit = new Set<Stream>();
  const stretches: Stretch[] = [];
  let afterMs = 0;
  const add = (stream: Stream, to: number, atMs: number) => {
    const from = done[stream];
    if (to <= from) return;
    done[stream] = to;
    afterMs = Math.max(afterMs, atMs - startedAt);
    stretches.push({ stream, from, to, afterMs });
  };
  for (const { stream, bytes, atMs, head } of notes) {
    const held = streams[stream];
    const at = unfit.has(stream) ? -1 : held.indexOf(head, done[stream]);
    if (at === -1) unfit.add(stream);
    else add(stream, Math.min(at + bytes, held.length), atMs);
  }
  const arrived = { stdout: 0, stderr: 0 };
  for (const { stream, bytes, atMs } of arrivals) {
    arrived[stream] += bytes;
    add(stream, Math.min(arrived[stream], streams[stream].length), atMs);
  }
  return toFew(stretches, maxPieces);
}

function toFew(stretches: readonly Stretch[], maxPieces: number): Stretch[] {
  const exact = joined(stretches, (left, right) => left.afterMs === right.afterMs);
  if (exact.length <= maxPieces) return exact;
  const coarse = joined(stretches, () => true);
  if (coarse.length <= maxPieces) return coarse;
  const kept = coarse.slice(0, maxPieces - 2);
  const rest = coarse.slice(maxPieces - 2);
  const ends = (["stdout", "stderr"] as const).flatMap((stream) => {
    const own = rest.filter((stretch) => stretch.stream === stream);
    const [first, last] = [own[0], own.at(-1)];
    return first && last ? [{ ...first, to: last.to }] : [];
  });
  return [...kept, ...ends];
}

function joined(
  stretches: readonly Stretch[],
  belong: (left: Stretch, right: Stretch) => boolean,
): Stretch[] {
  const made: Stretch[] = [];
  for (const stretch of stretches) {
    const last = made.at(-1);
    if (last?.stream === stretch.stream && belong(last, stretch)) last.to = stretch.to;
    else made.push({ ...stretch });
  }
  return made;
}
