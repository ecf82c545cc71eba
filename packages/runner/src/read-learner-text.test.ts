import fc from "fast-check";
import { expect, test } from "vitest";
import { readDockerfile } from "./harness/kinds/config/read-dockerfile.ts";
import { readNginx } from "./harness/kinds/config/read-nginx.ts";
import { readYaml } from "./harness/kinds/config/read-yaml.ts";
import { placeAt } from "./harness/kinds/placed-error.ts";
import { hasCommonJs } from "./host/check-job.ts";
import { cleanPrinted } from "./host/errors/clean-printed.ts";
import { readNodeReport } from "./host/errors/node-report.ts";
import { hideRoot, readProgramError, toProgramError } from "./host/errors/program-error.ts";
import { findSpot, importSpot } from "./host/errors/source-spot.ts";
import { cutToBytes } from "./host/sandbox/start-sandbox.ts";
import { parseNote } from "./host/sandbox/write-order.ts";
import { toFailure } from "./judge/failure.ts";
import { readStart, toThrown } from "./judge/read-reply.ts";
import { markLearnerError } from "./judge/session.ts";
import { toDockerfile } from "./judge/spec/dockerfile.ts";
import { toNginx } from "./judge/spec/nginx.ts";
import type { Printed } from "./outcome.ts";
import { withoutAdvice } from "./shared/advice.ts";
import { learnerFrames } from "./shared/frames.ts";
import { leavesTraces } from "./shared/leaves-traces.ts";
import { saysOutOfMemory } from "./shared/memory-error.ts";
import { networkWords } from "./shared/network-words.ts";
import { colouredText, plainText } from "./shared/plain-text.ts";
import { printValue } from "./shared/print-value.ts";
import { READ_LIMITS } from "./shared/read-limits.ts";
import { growthFault, type Reader } from "./testing/growth.ts";
import { parseReply } from "./wire/reply.ts";

const ROOT = "/work";
const FILES = { "main.js": "import a from './a.js';\nthrow a;\n" };

function learnersError(text: string): Error {
  const error = new Error(text);
  error.stack = text;
  markLearnerError(error);
  return error;
}

function printed(text: string): Printed {
  return { stdout: text, stderr: text, pieces: [{ stream: "stdout", text, afterMs: 0 }] };
}

/** Readers of text that the learner's code chooses. */
const READERS: [string, Reader][] = [
  ["the frames of a stack", (text) => learnerFrames(text, ROOT)],
  ["the place in a stack", (text) => findSpot(text, ROOT, FILES)],
  ["the place of a missing import", (text) => importSpot(text, FILES)],
  [
    "the place of a missing import in their file",
    (text) => importSpot(`Cannot find module '${text.slice(0, 9)}' imported from a.js`, { "a.js": text }),
  ],
  ["the traces that code leaves", (text) => leavesTraces({ "a.js": text, "a.sql": text })],
  ["the report of Node", readNodeReport],
  ["the error of a program", (text) => readProgramError(text, ROOT, FILES)],
  [
    "the report of Node around a message",
    (text) =>
      readProgramError(`/work/app/main.js:2\nthrow a\n^\n\nError: ${text}\n\nNode.js v24.0.0\n`, ROOT, FILES),
  ],
  ["an error with its stack", (text) => toProgramError(text, text, ROOT, { ...FILES, "b.js": text })],
  ["the paths in a text", (text) => hideRoot(text, ROOT)],
  ["printed output", (text) => cleanPrinted(printed(text), ROOT)],
  ["output at its limit", (text) => cutToBytes(text, text.length - 1)],
  ["control sequences", plainText],
  ["control sequences beside colours", colouredText],
  ["a note on a write", parseNote],
  ["advice of Node", withoutAdvice],
  ["the words of a lack of memory", saysOutOfMemory],
  ["the words of an address that is not reached", networkWords],
  ["the files of a job", (text) => hasCommonJs({ "main.js": text })],
  ["the error of a test", (text) => toFailure(learnersError(text), ROOT)],
  ["the words of a matcher", (text) => toFailure(new Error(`expect(a)\n\n${text}`), ROOT)],
  [
    "the words of a matcher with values",
    (text) => toFailure(new Error(`expect(a)\n\nExpected: ${text}\nReceived: ${text}`), ROOT),
  ],
  ["a reply", parseReply],
  [
    "a reply to the start",
    (text) =>
      readStart({
        id: 1,
        ok: false,
        error: { $: "error", type: text, name: text, message: text, stack: text, props: [] },
      }),
  ],
  ["a thrown error", (text) => toThrown(learnersError(text))],
  ["a thrown text", (text) => printValue({ [text]: text })],
  ["the place in SQL", (text) => placeAt(text, text.length)],
  ["a Dockerfile", (text) => toDockerfile(readDockerfile(`FROM a\nRUN ${text}`, "a"))],
  ["the start of a Dockerfile", (text) => readDockerfile(text, "a")],
  ["nginx settings", (text) => toNginx(readNginx(text, "a")).find("server")],
  ["an nginx directive", (text) => readNginx(`server { listen ${text}; }`, "a")],
];

test.each(READERS)("%s is read in linear time", (_what, read) => {
  expect(growthFault(read)).toBeNull();
});

test("YAML has a limit on its length and its aliases", () => {
  const laughs = Array.from({ length: 9 }, (_, level) => {
    const parts = Array.from({ length: 9 }, () => (level === 0 ? "lol" : `*l${level - 1}`));
    return `l${level}: &l${level} [${parts.join(", ")}]`;
  });
  expect(() => readYaml(laughs.join("\n"), "a")).toThrow(/alias/i);
  expect(() => readYaml("[".repeat(READ_LIMITS.settingsChars), "a")).toThrow();
});

test("a regular expression in nginx settings has a limit on its time", () => {
  const route = (pattern: string) =>
    toNginx(readNginx(`server { location ~ ${pattern} { } }`, "a")).route("a", `/${"a".repeat(60)}!`);
  expect(() => route("^/(a+)+$")).toThrow("is not done with");
  expect(() => route("(")).toThrow(SyntaxError);
  expect(route("^/a+!").location?.args).toEqual(["~", "^/a+!"]);
});

test("output is cut before a character that does not fit", () => {
  expect([1, 2, 3, 9].map((bytes) => cutToBytes("aé\ufffd", bytes))).toEqual(["a", "a", "aé", "aé\ufffd"]);
});

test("a value with very many keys is not printed", () => {
  const many = Object.fromEntries(Array.from({ length: 100_000 }, (_, at) => [`key${at}`, at]));
  expect(toThrown(many)).toEqual({ kind: "value", printed: "[too large to show]" });
  expect(toThrown({ many: [many] })).toEqual({ kind: "value", printed: "[too large to show]" });
});

test("an error leaves the judge within the limits", () => {
  const { message, stack } = { stack: "", message: "", ...toThrown(learnersError("x".repeat(1_000_000))) };
  expect([message.length, stack.length]).toEqual([READ_LIMITS.messageChars, READ_LIMITS.stackChars]);
});

test("no text makes a reader of errors, reports or output throw", () => {
  const part = fc.oneof(
    fc.string({ unit: "binary" }),
    fc.constantFrom(
      "Cannot find module '",
      "' imported from ",
      "    at ",
      "(/work/app/",
      ":1:2)",
      "\n",
      "\u001b]",
      "Node.js v24\n",
    ),
  );
  const text = fc.array(part, { maxLength: 40 }).map((parts) => parts.join(""));
  const total = READERS.slice(0, 20).filter(([what]) => !what.includes("matcher"));
  fc.assert(
    fc.property(text, (given) => {
      for (const [, read] of total) read(given);
    }),
  );
});
