import { Socket } from "node:net";
import type { PrintedBytes } from "../wire/request.ts";

const { apply } = Reflect;
// Taken before any learner code runs, which may replace them.
const streams = [process.stdout, process.stderr] as const;
const bytesWritten = Object.getOwnPropertyDescriptor(Socket.prototype, "bytesWritten")?.get ?? (() => 0);

let before: PrintedBytes = [0, 0];

/** Counts from now on. */
export function forgetPrintedBytes(): void {
  before = [written(streams[0]), written(streams[1])];
}

/**
 * Bytes that this process has printed so far, with the output of its programs. Output that goes past `process.stdout` and
 * `process.stderr` is not counted.
 */
export function printedBytes(): PrintedBytes {
  return [written(streams[0]) - before[0], written(streams[1]) - before[1]];
}

function written(stream: NodeJS.WriteStream): number {
  return Number(apply(bytesWritten, stream, [])) || 0;
}
