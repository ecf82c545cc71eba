import { expect, inside, pick, randomInt, test } from "@aulo/runner/spec";

const ASCII_SERVICES = ["mail", "billing", "pricing"];
const SERVICES = [...ASCII_SERVICES, "müll-api", "倉庫"];

function randomLines(count, services = SERVICES) {
  const line = () => {
    const took = `${pick(services)} took ${randomInt(1, 9999)} ms`;
    return pick([
      `ERROR ${took}`,
      `12:${randomInt(10, 59)} ERROR ${took}`,
      `INFO ${took}`,
      `WARN error ${took}`,
    ]);
  };
  return ["ERROR at the start", ...Array.from({ length: count }, line), "INFO at the end"];
}

const toText = (lines) => lines.map((line) => `${line}\n`).join("");
const onlyErrors = (lines) => lines.filter((line) => line.includes("ERROR"));

/** Cuts the UTF-8 bytes of the text into chunks of the size, and gives what was written and answered. */
function filterInChunks(text, chunkBytes) {
  return inside(
    async ({ writeErrors }, text, chunkBytes) => {
      const { Readable, Writable } = await import("node:stream");
      const { finished } = await import("node:stream/promises");
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
      const isEnded = output.writableEnded;
      if (isEnded) await finished(output);
      return { text: Buffer.concat(written).toString(), answered, isEnded };
    },
    text,
    chunkBytes,
  );
}

test("writes the lines with ERROR, each with its line break", {
  checks: ["errors", "as-it-is", "dropped", "order"],
}, async () => {
  const lines = randomLines(40);
  const { text } = await filterInChunks(toText(lines), 1_000_000);
  expect(text).toBe(toText(onlyErrors(lines)));
});

test("finds ERROR anywhere in a line, in capitals only", { checks: ["errors", "dropped"] }, async () => {
  const lines = [
    "ERROR",
    "error",
    "at the end: ERROR",
    "E R R O R",
    "Error in the disk",
    "two ERRORS of the disk",
    "",
    "DISKERROR",
    "ERRO",
    "level=ERROR;disk",
    "RERRORE",
    "INFO ok",
  ];
  const { text } = await filterInChunks(toText(lines), 1_000_000);
  expect(text).toBe(toText(onlyErrors(lines)));
});

test("writes each line as it is, however often it comes", { checks: ["as-it-is", "order"] }, async () => {
  const lines = [
    "  ERROR with spaces  ",
    "INFO",
    "\tERROR, ERROR;ERROR",
    "ERROR z",
    "ERROR a",
    "ERROR z",
    "ERROR z",
  ];
  const { text } = await filterInChunks(toText(lines), 1_000_000);
  expect(text).toBe(toText(onlyErrors(lines)));
});

test("ends the output and answers the number of lines it wrote", {
  checks: ["ended", "number"],
}, async () => {
  const lines = randomLines(randomInt(20, 60));
  const { answered, isEnded } = await filterInChunks(toText(lines), 1_000_000);
  expect({ answered, isEnded }).toEqual({ answered: onlyErrors(lines).length, isEnded: true });
});

test.each([
  ["without any error", "INFO one\nINFO two\n"],
  ["that is empty", ""],
])("ends the output after an input %s", { checks: ["ended", "number"] }, async (_name, input) => {
  expect(await filterInChunks(input, 1_000_000)).toEqual({ text: "", answered: 0, isEnded: true });
});

test("keeps lines whole that are cut across two chunks", { checks: ["chunks"] }, async () => {
  const lines = randomLines(30, ASCII_SERVICES);
  const { text, answered } = await filterInChunks(toText(lines), randomInt(11, 17));
  expect({ text, answered }).toEqual({ text: toText(onlyErrors(lines)), answered: onlyErrors(lines).length });
});

test("keeps letters whole that are cut across two chunks", { checks: ["chunks"] }, async () => {
  const lines = [`ERROR in 倉庫 ${randomInt(1, 999)}`, "INFO ü", "ERROR für Zoë"];
  const { text, answered } = await filterInChunks(toText(lines), 1);
  expect({ text, answered }).toEqual({ text: toText(onlyErrors(lines)), answered: 2 });
});

const CHUNKS = 1_000;
const LINES_PER_CHUNK = 50;

/** How far the reading ran ahead of a fast or a slow output, in lines, and how much had been read at the first writing. */
function watchReading(outputIsSlow) {
  return inside(
    async ({ writeErrors }, chunkCount, linesPerChunk, outputIsSlow) => {
      const { Readable, Writable } = await import("node:stream");
      const { finished } = await import("node:stream/promises");
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
      if (output.writableEnded) await finished(output);
      return seen;
    },
    CHUNKS,
    LINES_PER_CHUNK,
    outputIsSlow,
  );
}

/** The found number itself when it is small enough, otherwise words for the failure. */
const fewerThan = (found, limit) =>
  typeof found === "number" && found < limit ? found : `fewer than ${limit}, of ${ALL_LINES} lines`;

const ALL_LINES = CHUNKS * LINES_PER_CHUNK;

test("begins to write before it has read everything", { checks: ["while-reading"] }, async () => {
  const { readAtFirstWrite } = await watchReading(false);
  expect({ linesReadAtTheFirstWrite: readAtFirstWrite ?? "nothing was written" }).toEqual({
    linesReadAtTheFirstWrite: fewerThan(readAtFirstWrite, ALL_LINES / 2),
  });
});

test("reads no further while the output is slow", { checks: ["slow-output"] }, async () => {
  const { furthestAhead, writtenLines } = await watchReading(true);
  expect({ writtenLines }).toEqual({ writtenLines: ALL_LINES });
  expect({ linesReadAheadOfTheOutput: furthestAhead }).toEqual({
    linesReadAheadOfTheOutput: fewerThan(furthestAhead, ALL_LINES / 2),
  });
});
