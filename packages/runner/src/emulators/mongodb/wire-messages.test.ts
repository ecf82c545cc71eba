import { serialize } from "bson";
import { expect, test } from "vitest";
import { answerTo, createMessageReader, type MongoMessage, readCommand } from "./wire-messages.ts";

const OP_MSG = 2013;

function message(flags: number, ...sections: Uint8Array[]): Buffer {
  const head = Buffer.alloc(20);
  head.writeInt32LE(20 + sections.reduce((sum, { length }) => sum + length, 0), 0);
  head.writeInt32LE(5, 4);
  head.writeInt32LE(OP_MSG, 12);
  head.writeUInt32LE(flags, 16);
  return Buffer.concat([head, ...sections]);
}

function one(document: Record<string, unknown>) {
  return Buffer.concat([Buffer.from([0]), serialize(document)]);
}

function list(name: string, documents: Record<string, unknown>[]): Buffer {
  const content = Buffer.concat([
    Buffer.from(`${name}\0`),
    ...documents.map((document) => serialize(document)),
  ]);
  const head = Buffer.from([1, 0, 0, 0, 0]);
  head.writeInt32LE(4 + content.length, 1);
  return Buffer.concat([head, content]);
}

function read(...chunks: Buffer[]): MongoMessage[] {
  const messages: MongoMessage[] = [];
  const take = createMessageReader((made) => messages.push(made));
  for (const chunk of chunks) take(chunk);
  return messages;
}

const insert = message(0, one({ insert: "a", $db: "app" }), list("documents", [{ n: 1 }, { n: 2 }]));

test("messages are the same wherever their bytes are cut", () => {
  const whole = Buffer.concat([insert, insert]);
  const bytes = [...whole].map((byte) => Buffer.from([byte]));
  expect(read(...bytes)).toEqual(read(whole));
  expect(read(whole)).toHaveLength(2);
});

test("documents of a list section are set in the field that it names", () => {
  const [found] = read(insert);
  expect(found && readCommand(found)).toEqual({
    database: "app",
    fields: { insert: "a", $db: "app", documents: [{ n: 1 }, { n: 2 }] },
    wantsAnswer: true,
  });
});

test("a message can ask for no reply, and a checksum at its end is ignored", () => {
  const [found] = read(message(3, one({ ping: 1, $db: "x" }), Buffer.from([9, 9, 9, 9])));
  expect(found && readCommand(found)).toEqual({
    database: "x",
    fields: { ping: 1, $db: "x" },
    wantsAnswer: false,
  });
});

test("a reply names its request, and can be read as a message", () => {
  const [asked] = read(insert);
  const answer = answerTo(asked ?? { id: 0, kind: 0, body: Buffer.alloc(0) }, { ok: 1 });
  expect(answer.readInt32LE(8)).toBe(5);
  expect(read(answer).map(readCommand)).toEqual([{ database: "test", fields: { ok: 1 }, wantsAnswer: true }]);
});

test("an impossible message length is refused", () => {
  expect(() => read(Buffer.alloc(16))).toThrow(RangeError);
});
