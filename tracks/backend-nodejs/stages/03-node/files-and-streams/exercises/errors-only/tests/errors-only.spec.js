import { expect, inside, pick, randomInt, test } from "@aulo/runner/spec";

const SERVICES = ["mail", "billing", "müll-api", "倉庫"];

function randomLines(count) {
  const line = () =>
    `${pick(["ERROR", "INFO", "WARN error"])} ${pick(SERVICES)} took ${randomInt(1, 9999)} ms`;
  return ["ERROR at the start", ...Array.from({ length: count }, line), "INFO at the end"];
}

const toText = (lines) => lines.map((line) => `${line}\n`).join("");
const onlyErrors = (lines) => lines.filter((line) => line.includes("ERROR"));

/** Cuts the UTF-8 bytes of the text into chunks of the size, and gives what was written and answered. */
function filterInChunks(text, chunkBytes) {
  return inside(
    async ({ writeErrors }, text, chunkBytes) => {
      const { Readable, Writable } = await import("node:stream");
      const bytes = Buffer.from(text);
      function* chunks() {
        for (let from = 0; from < bytes.length; from += chunkBytes)
          yield bytes.subarray(from, from + chunkBytes);
      }
      const written = [];
      const output = new Writable({
        write(chunk, _encoding, done) {
          written.push(chunk);
          done();
        },
      });
      const answered = await writeErrors(Readable.from(chunks(), { objectMode: false }), output);
      return { text: Buffer.concat(written).toString(), answered, isEnded: output.writableEnded };
    },
    text,
    chunkBytes,
  );
}

test("writes the lines with ERROR, each with its line break", async () => {
  const lines = randomLines(40);
  const { text } = await filterInChunks(toText(lines), 1_000_000);
  expect(text).toBe(toText(onlyErrors(lines)));
});

test("ends the output and answers the number of lines it wrote", async () => {
  const lines = randomLines(randomInt(20, 60));
  const { answered, isEnded } = await filterInChunks(toText(lines), 1_000_000);
  expect({ answered, isEnded }).toEqual({ answered: onlyErrors(lines).length, isEnded: true });
});

test("keeps lines whole that are cut across two chunks", async () => {
  const lines = randomLines(30);
  const { text, answered } = await filterInChunks(toText(lines), randomInt(11, 17));
  expect(text).toBe(toText(onlyErrors(lines)));
  expect(answered).toBe(onlyErrors(lines).length);
});

test("keeps letters whole that are cut across two chunks", async () => {
  const lines = [`ERROR in 倉庫 ${randomInt(1, 999)}`, "INFO ü", "ERROR für Zoë"];
  const { text } = await filterInChunks(toText(lines), 1);
  expect(text).toBe(toText(onlyErrors(lines)));
});

const CHUNKS = 1_000;
const LINES_PER_CHUNK = 50;

/** How far the reading ran ahead of a fast or a slow output, in lines, and how much had been read at the first writing. */
function watchReading(outputIsSlow) {
  return inside(
    async ({ writeErrors }, chunkCount, linesPerChunk, outputIsSlow) => {
      const { Readable, Writable } = await import("node:stream");
      const chunk = "ERROR the disk of the archive is nearly full, please look at it\n".repeat(linesPerChunk);
      const seen = { readLines: 0, writtenLines: 0, readAtFirstWrite: null, furthestAhead: 0 };
      function* chunks() {
        for (let made = 0; made < chunkCount; made += 1) {
          seen.readLines += linesPerChunk;
          seen.furthestAhead = Math.max(seen.furthestAhead, seen.readLines - seen.writtenLines);
          yield Buffer.from(chunk);
        }
      }
      const output = new Writable({
        write(written, _encoding, done) {
          seen.readAtFirstWrite ??= seen.readLines;
          seen.writtenLines += written.toString().split("\n").length - 1;
          outputIsSlow ? setImmediate(done) : done();
        },
      });
      await writeErrors(Readable.from(chunks(), { objectMode: false }), output);
      return seen;
    },
    CHUNKS,
    LINES_PER_CHUNK,
    outputIsSlow,
  );
}

const ALL_LINES = CHUNKS * LINES_PER_CHUNK;

test("begins to write before it has read everything", async () => {
  const { readAtFirstWrite } = await watchReading(false);
  expect(readAtFirstWrite).not.toBeNull();
  expect(readAtFirstWrite).toBeLessThan(ALL_LINES / 2);
});

test("reads no further while the output is slow", async () => {
  const { furthestAhead, writtenLines } = await watchReading(true);
  expect(writtenLines).toBe(ALL_LINES);
  expect(furthestAhead).toBeLessThan(ALL_LINES / 2);
});
