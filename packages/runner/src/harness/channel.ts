import { Socket } from "node:net";
import { encode, type Json } from "../wire/codec.ts";
import { createLineReader } from "../wire/lines.ts";
import type { Operation, Reply, Request } from "../wire/request.ts";

/** File descriptor of the trusted side's requests and our replies. Standard output belongs to the learner. */
const CHANNEL_DESCRIPTOR = 3;
const MAX_REQUEST_BYTES = 16 * 1024 * 1024;

/** Performs one operation. Returns a value that can cross, or throws the learner's error. */
export type Answer = (operation: Operation) => Promise<unknown>;

let open: Socket | null = null;

const { stringify, parse } = JSON;
const { defineProperty, getOwnPropertyDescriptor } = Object;
const { deleteProperty } = Reflect;
const { prototype: objects } = Object;
const { prototype: lists } = Array;
const tooBig = "The value is too big to be checked.";

/**
 * Handles requests of the trusted side until the process ends. Each reply is sent as soon as its own work is done. A
 * greeting comes first, on its own line.
 */
export function serveChannel(answer: Answer, maxReplyBytes: number, greeting: string | null): void {
  const socket = new Socket({ fd: CHANNEL_DESCRIPTOR, readable: true, writable: true });
  open = socket;
  const write = socket.write.bind(socket);
  const reply = (made: Reply) => {
    const line = writeOurs(made);
    const fits = Buffer.byteLength(line) < maxReplyBytes;
    write(`${fits ? line : stringify({ id: made.id, ok: false, error: encode(new RangeError(tooBig)) })}\n`);
  };
  if (greeting !== null) write(`${greeting}\n`);
  const take = async (line: string) => {
    const request: Request = parse(line);
    reply(await settle(request, answer));
  };
  socket.on(
    "data",
    createLineReader(MAX_REQUEST_BYTES, take, () => process.exit(1)),
  );
  socket.on("end", () => process.exit(0));
  socket.on("error", () => process.exit(1));
}

/**
 * Closes the channel now, so that the trusted side does not wait for the end of this process, which may take a
 * while.
 */
export function closeChannel(): void {
  open?.destroy();
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
  try {
    return { id, ok: true, value: encode(await answer(operation)) };
  } catch (thrown) {
    return { id, ok: false, error: encodeThrown(thrown) };
  }
}

/** Encodes a thrown value. A value that cannot be read becomes an error that says so. */
function encodeThrown(thrown: unknown): Json {
  try {
    return encode(thrown);
  } catch {
    return encode(new Error("The code threw a value that cannot be read."));
  }
}
