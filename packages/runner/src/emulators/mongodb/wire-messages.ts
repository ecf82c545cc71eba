/**
 * MongoDB's wire protocol. A message has a header of 16 bytes (length, id, id of the request, kind) and a body.
 *
 * A command arrives as OP_MSG: flags, then sections. A section is one document, or a list of documents for one field. A
 * driver's first command may arrive as OP_QUERY, the older form. Its reply has the older form too.
 */
import { type Document, readDocument, writeDocument } from "./documents.ts";

export type MongoMessage = { id: number; kind: number; body: Buffer };
export type MongoCommand = { database: string; fields: Document; wantsAnswer: boolean };

const HEAD_BYTES = 16;
const MAX_BYTES = 48_000_000;
const OP_REPLY = 1;
const OP_QUERY = 2004;
const OP_MSG = 2013;
const CHECKSUM_PRESENT = 1;
const MORE_TO_COME = 2;
const CHECKSUM_BYTES = 4;

/** Splits bytes into messages. @throws RangeError at an impossible length */
export function createMessageReader(take: (message: MongoMessage) => void) {
  let held: Buffer = Buffer.alloc(0);
  return (chunk: Buffer): void => {
    held = Buffer.concat([held, chunk]);
    while (held.length >= HEAD_BYTES) {
      const length = held.readInt32LE(0);
      if (length < HEAD_BYTES || length > MAX_BYTES) throw new RangeError("This is no message of MongoDB.");
      if (held.length < length) return;
      take({ id: held.readInt32LE(4), kind: held.readInt32LE(12), body: held.subarray(HEAD_BYTES, length) });
      held = held.subarray(length);
    }
  };
}

/** The command in a message, or null when its kind holds no command. @throws when it is malformed */
export function readCommand({ kind, body }: MongoMessage): MongoCommand | null {
  if (kind === OP_MSG) return readSections(body);
  if (kind !== OP_QUERY) return null;
  const nameEnd = body.indexOf(0, 4);
  const [database = ""] = body.toString("utf8", 4, nameEnd).split(".");
  return { database, fields: readDocument(body.subarray(nameEnd + 9)), wantsAnswer: true };
}

/** The reply to a message, in the form of that message. */
export function answerTo({ id, kind }: MongoMessage, document: Document): Buffer {
  const bytes = writeDocument(document);
  if (kind === OP_QUERY) {
    const head = Buffer.alloc(20);
    head.writeInt32LE(8, 0);
    head.writeInt32LE(1, 16);
    return message(id, OP_REPLY, [head, bytes]);
  }
  return message(id, OP_MSG, [Buffer.alloc(5), bytes]);
}

function readSections(body: Buffer): MongoCommand {
  const flags = body.readUInt32LE(0);
  const end = body.length - ((flags & CHECKSUM_PRESENT) !== 0 ? CHECKSUM_BYTES : 0);
  let fields: Document = {};
  const lists: Document = {};
  for (let at = 4; at < end; ) {
    const isList = body[at] === 1;
    const bytes = body.subarray(at + 1, at + 1 + body.readInt32LE(at + 1));
    if (isList) Object.assign(lists, readList(bytes));
    else fields = readDocument(bytes);
    at += 1 + bytes.length;
  }
  const database = typeof fields.$db === "string" ? fields.$db : "test";
  return { database, fields: { ...fields, ...lists }, wantsAnswer: (flags & MORE_TO_COME) === 0 };
}

/** A list section: its size, the name of the field, then the documents. */
function readList(bytes: Buffer): Document {
  const nameEnd = bytes.indexOf(0, 4);
  const documents: Document[] = [];
  for (let at = nameEnd + 1; at < bytes.length; ) {
    const length = bytes.readInt32LE(at);
    documents.push(readDocument(bytes.subarray(at, at + length)));
    at += length;
  }
  return { [bytes.toString("utf8", 4, nameEnd)]: documents };
}

function message(answered: number, kind: number, parts: readonly Uint8Array[]): Buffer {
  const head = Buffer.alloc(HEAD_BYTES);
  head.writeInt32LE(HEAD_BYTES + parts.reduce((sum, part) => sum + part.length, 0), 0);
  head.writeInt32LE(answered, 8);
  head.writeInt32LE(kind, 12);
  return Buffer.concat([head, ...parts]);
}
