import { expect, inside, randomInt, test } from "@aulo/runner/spec";

const WAIT_MS = 2_000;
/** Letters of a long name: the buffers of Node.js then hold a few hundred guests. */
const WIDTH = 300;

/**
 * Exports `count` guests, named by their id, or fails with an error after them. The output takes its time for each chunk (`slow`), and
 * fails or is closed at chunk number `breaksAt`. `width` makes names longer. The report says how the promise ended, what was written, and how the generator and
 * the output ended.
 */
const run = ({ count, fails = false, slow = false, breaksAt = null, closes = false, width = 0 }) =>
  inside(
    async ({ exportGuests }, count, fails, slow, breaksAt, closes, width, waitMs) => {
      const { Writable } = await import("node:stream");
      const failure = Object.assign(new RangeError("database gone"), { isSame: true });
      const seen = {
        made: 0,
        chunks: 0,
        lines: 0,
        madeAtFirstChunk: null,
        furthestAhead: 0,
        generatorEnded: false,
      };
      let text = "";
      async function* makeGuests() {
        try {
          for (let id = 1; id <= count; id += 1) {
            seen.made += 1;
            seen.furthestAhead = Math.max(seen.furthestAhead, seen.made - seen.lines);
            yield { id, name: `Guest ${id}`.padEnd(width, ".") };
            if (id % 50 === 0) await new Promise((resolve) => setImmediate(resolve));
          }
          if (fails) throw failure;
        } finally {
          seen.generatorEnded = true;
        }
      }
      const output = new Writable({
        highWaterMark: 1_000,
        write(chunk, _encoding, done) {
          seen.madeAtFirstChunk ??= seen.made;
          seen.chunks += 1;
          text += chunk.toString();
          seen.lines += chunk.toString().split("\n").length - 1;
          if (seen.chunks === breaksAt) {
            if (closes) return output.destroy();
            return setImmediate(done, new Error("client hung up"));
          }
          if (slow) setImmediate(done);
          else done();
        },
        final(done) {
          setTimeout(done, 20);
        },
      });
      output.on("error", () => {});
      let finishedBefore = null;
      const promise = Promise.resolve(exportGuests(makeGuests(), output)).then(
        (value) => {
          finishedBefore = output.writableFinished;
          return { fulfilled: value };
        },
        (error) => ({
          rejected: error?.isSame === true ? "the same error" : error instanceof Error ? "an Error" : error,
        }),
      );
      const late = new Promise((resolve) => setTimeout(resolve, waitMs, "still waits"));
      const ended = await Promise.race([promise, late]);
      await new Promise((resolve) => setTimeout(resolve, 30));
      const { writableEnded, writableFinished, destroyed } = output;
      return { ended, text, seen, finishedBefore, output: { writableEnded, writableFinished, destroyed } };
    },
    count,
    fails,
    slow,
    breaksAt,
    closes,
    width,
    WAIT_MS,
  );

const linesOf = (count) =>
  Array.from({ length: count }, (_, index) => `${index + 1},Guest ${index + 1}\n`).join("");

test("writes the head and a line for each guest", { checks: ["head", "lines"] }, async () => {
  for (const count of [1, 2, randomInt(3, 9), 300]) {
    const { text } = await run({ count });
    expect({ count, text }).toEqual({ count, text: `id,name\n${linesOf(count)}` });
  }
});

test("writes only the head without guests", { checks: ["head"] }, async () => {
  const { text } = await run({ count: 0 });
  expect({ text }).toEqual({ text: "id,name\n" });
});

test("ends the output", { checks: ["ended"] }, async () => {
  for (const count of [0, 5]) {
    const { output } = await run({ count });
    expect({ count, ended: output.writableEnded }).toEqual({ count, ended: true });
  }
});

test("is fulfilled with the number of guests when the output has finished", {
  checks: ["number"],
}, async () => {
  for (const count of [0, 1, randomInt(20, 60)]) {
    const { ended, finishedBefore } = await run({ count, slow: true });
    expect({ count, ended, finishedBefore }).toEqual({
      count,
      ended: { fulfilled: count },
      finishedBefore: true,
    });
  }
});

/** The found number when it is below the limit, otherwise words for the failure. */
const below = (found, limit) => (typeof found === "number" && found < limit ? found : `fewer than ${limit}`);

test("begins to write before it has read everything", { checks: ["while-reading"] }, async () => {
  const { seen } = await run({ count: 4_000, width: WIDTH });
  expect({ "guests read at the first chunk": seen.madeAtFirstChunk }).toEqual({
    "guests read at the first chunk": below(seen.madeAtFirstChunk, 2_000),
  });
});

test("reads no further while the output is slow", { checks: ["slow-output"] }, async () => {
  const { seen, text } = await run({ count: 4_000, slow: true, width: WIDTH });
  expect({ lines: text.split("\n").length - 1 }).toEqual({ lines: 4_001 });
  expect({ "guests read ahead": seen.furthestAhead }).toEqual({
    "guests read ahead": below(seen.furthestAhead, 1_000),
  });
});

test("is rejected with the error of the guests", { checks: ["source-error"] }, async () => {
  for (const count of [0, 3, 500]) {
    const { ended } = await run({ count, fails: true });
    expect({ count, ended }).toEqual({ count, ended: { rejected: "the same error" } });
  }
});

test("destroys the output when the guests fail, so that it does not look complete", {
  checks: ["not-complete"],
}, async () => {
  for (const count of [0, 3, 500]) {
    const { output } = await run({ count, fails: true });
    expect({ count, finished: output.writableFinished, destroyed: output.destroyed }).toEqual({
      count,
      finished: false,
      destroyed: true,
    });
  }
});

test("is rejected when the output fails", { checks: ["output-error"] }, async () => {
  const { ended } = await run({ count: 300, breaksAt: 20 });
  expect(ended).toEqual({ rejected: "an Error" });
});

test("is rejected when the output is closed too early", { checks: ["output-error"] }, async () => {
  const { ended } = await run({ count: 300, breaksAt: 20, closes: true });
  expect(ended).toEqual({ rejected: "an Error" });
});

test("ends the reading when the output fails or is closed", { checks: ["output-error"] }, async () => {
  for (const closes of [false, true]) {
    const { seen } = await run({ count: 4_000, breaksAt: 20, closes, width: WIDTH });
    expect({ closes, ended: seen.generatorEnded, "guests read": seen.made }).toEqual({
      closes,
      ended: true,
      "guests read": below(seen.made, 2_000),
    });
  }
});
