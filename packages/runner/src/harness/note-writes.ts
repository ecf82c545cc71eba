/**
 * Notes each write to standard output and standard error. The two are separate pipes, so their reader cannot tell which of two texts
 * came first. Every `node` of a run loads this module before the learner's code.
 *
 * 1. `write` of each stream is wrapped, on which `console` relies too. A line with the stream, the time, the number of bytes and the
 *    first of them is written to a descriptor of the runner's, and then the text to its pipe.
 * 2. Text that goes past the streams has no note (`fs.writeSync(1, …)`, output of native code). The runner puts it before the next
 *    noted text.
 *
 * The notes only decide in which order output is shown. The learner's code could forge them.
 */
import { fstatSync, writeSync } from "node:fs";
import { isMainThread } from "node:worker_threads";

/** Descriptor of the notes in every `node` of a run. */
export const NOTES_DESCRIPTOR = 4;
/** Bytes of a text by which the runner recognizes it. */
const HEAD_BYTES = 16;

type Stream = "stdout" | "stderr";

const { now } = Date;
const { apply } = Reflect;
const { from: toBytes, isEncoding } = Buffer;
const originals = { stdout: process.stdout.write, stderr: process.stderr.write } as const;
const rawDebug: unknown = Reflect.get(process, "_rawDebug");

// Output of a worker goes through the main thread.
if (isMainThread && isOpen()) wrapAll();

/** Writes text that another program has printed and noted. */
export function passOn(stream: Stream, text: string): void {
  apply(originals[stream], process[stream], [text]);
}

/** Whether the runner gave this process the descriptor: a program that learner code has started does not have it. */
function isOpen(): boolean {
  try {
    return fstatSync(NOTES_DESCRIPTOR).isSocket();
  } catch {
    return false;
  }
}

function wrapAll(): void {
  for (const stream of ["stdout", "stderr"] as const) {
    Reflect.set(process[stream], "write", function write(this: unknown, ...given: unknown[]) {
      note(stream, given[0], given[1]);
      return apply(originals[stream], this, given);
    });
  }
  if (typeof rawDebug !== "function") return;
  // Node prints its warnings by this function.
  Reflect.set(process, "_rawDebug", (...given: unknown[]) => {
    note("stderr", given[0], undefined);
    apply(rawDebug, process, given);
  });
}

function note(stream: Stream, text: unknown, encoding: unknown): void {
  try {
    const bytes = bytesOf(text, encoding);
    if (bytes === null || bytes.length === 0) return;
    const head = bytes.toString("hex", 0, HEAD_BYTES);
    writeSync(NOTES_DESCRIPTOR, `${stream === "stdout" ? 1 : 2} ${now()} ${bytes.length} ${head}\n`);
  } catch {
    // Without a note the text is only shown at another place.
  }
}

function bytesOf(text: unknown, encoding: unknown): Buffer | null {
  if (typeof text === "string")
    return toBytes(text, typeof encoding === "string" && isEncoding(encoding) ? encoding : "utf8");
  return text instanceof Uint8Array ? toBytes(text.buffer, text.byteOffset, text.byteLength) : null;
}
