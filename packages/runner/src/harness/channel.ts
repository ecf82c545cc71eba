import { once } from "node:events";
import { writeSync } from "node:fs";
import { Socket } from "node:net";
import { encode, type Json } from "../wire/codec.ts";
import { createLineReader } from "../wire/lines.ts";
import type { Observed, Operation, Reply, Request } from "../wire/request.ts";
import { printedBytes } from "./printed-bytes.ts";
import { noCalls, type SeenCalls, toReplyCalls } from "./seen-calls.ts";
import { takeLate } from "./time-limits.ts";

/** File descriptor of the trusted side's requests and our replies. Standard output belongs to the learner. */
const CHANNEL_DESCRIPTOR = 3;
const MAX_REQUEST_BYTES = 16 * 1024 * 1024;

/**
 * Performs one operation. Returns a value that can cross, or throws the learner's error. Calls of the learner's functions that
 * it sees go to the list.
 */
export type Answer = (operation: Operation, seen: SeenCalls) => Promise<unknown>;

let open: Socket | null = null;
let isClosing = false;

// Values, not imports: learner code can replace a function of a built-in module, also where it is imported.
const writeBytes = writeSync;
const { byteLength, from: bytesOf } = Buffer;
const { wait } = Atomics;
const { exit } = process;
const { stringify, parse } = JSON;
const { defineProperty, getOwnPropertyDescriptor } = Object;
const { deleteProperty } = Reflect;
const { prototype: objects } = Object;
const { prototype: lists } = Array;
const tooBig = "The value is too big to be checked.";
/** Pause, ms, before a reply goes on that the trusted side has not read yet. */
const FULL_MS = 1;
const never = new Int32Array(new SharedArrayBuffer(4));

/**
 * Handles requests of the trusted side until the process ends. Each reply is sent as soon as its own work is done. A
 * greeting comes first, on its own line.
 */
export function serveChannel(answer: Answer, maxReplyBytes: number, greeting: string | null): void {
  const socket = new Socket({ fd: CHANNEL_DESCRIPTOR, readable: true, writable: true });
  open = socket;
  const reply = (made: Reply) => {
    const line = writeOurs(made);
    const fits = byteLength(line) < maxReplyBytes;
    sendLine(fits ? line : stringify({ id: made.id, ok: false, error: encode(new RangeError(tooBig)) }));
  };
  if (greeting !== null) sendLine(greeting);
  const take = async (line: string) => {
    const request: Request = parse(line);
    reply(await settle(request, answer));
  };
  const read = createLineReader(MAX_REQUEST_BYTES, take, () => exit(1));
  // Node hands what it has read to this method. In place of the stream's own it takes one call, and learner code cannot replace it.
  defineProperty(socket, "push", {
    value: (chunk: Buffer | null) => {
      if (chunk !== null) read(chunk);
      else if (!isClosing) exit(0);
      return true;
    },
  });
  socket.on("error", () => exit(1));
  socket.read(0);
}

/**
 * Closes the channel, so that the trusted side does not wait for the end of this process, which may take a while. All replies are
 * written.
 */
export async function closeChannel(): Promise<void> {
  if (!open || open.destroyed) return;
  isClosing = true;
  open.destroySoon();
  await once(open, "close");
}

/**
 * Writes a line at once, without the stream: its methods are looked up at each call, and learner code can replace them. It is also
 * quicker.
 */
function sendLine(text: string): void {
  const line = `${text}\n`;
  const bytes = bytesOf(line);
  const size = byteLength(line);
  for (let sent = 0; sent < size; ) sent += sendSome(bytes, sent);
}

function sendSome(bytes: Uint8Array, from: number): number {
  try {
    return writeBytes(CHANNEL_DESCRIPTOR, bytes, from);
  } catch (error) {
    if (!(error instanceof Error && "code" in error && error.code === "EAGAIN")) exit(1);
    wait(never, 0, 0, FULL_MS);
    return 0;
  }
}

/**
 * Writes our message without `toJSON`. JSON calls it on every value, and learner code may have added one to all of
 * them.
 */
function writeOurs(message: Reply): string {
  const ofObjects = getOwnPropertyDescriptor(objects, "toJSON");
  const ofLists = getOwnPropertyDescriptor(lists, "toJSON");
  if (!ofObjects && !ofLists) return stringify(message);
  if (!deleteProperty(objects, "toJSON") || !deleteProperty(lists, "toJSON")) return process.exit(1);
  const line = stringify(message);
  if (ofObjects) defineProperty(objects, "toJSON", ofObjects);
  if (ofLists) defineProperty(lists, "toJSON", ofLists);
  return line;
}

async function settle({ id, operation }: Request, answer: Answer): Promise<Reply> {
  const seen = noCalls();
  try {
    return { id, ok: true, value: encode(await answer(operation, seen)), ...(await observed(seen)) };
  } catch (thrown) {
    return { id, ok: false, error: encodeThrown(thrown), ...(await observed(seen)) };
  }
}

async function observed(seen: SeenCalls): Promise<Observed> {
  const printed = printedBytes();
  const calls = await toReplyCalls(seen);
  return { printed, ...(calls.length > 0 && { calls }), ...(takeLate() && { late: true }) };
}

/** Encodes a thrown value. A value that cannot be read becomes an error that says so. */
function encodeThrown(thrown: unknown): Json {
  try {
    return encode(thrown);
  } catch {
    return encode(new Error("The code threw a value that cannot be read."));
  }
}
