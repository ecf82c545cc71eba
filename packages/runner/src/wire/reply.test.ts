import fc from "fast-check";
import { expect, test } from "vitest";
import { parseReply } from "./reply.ts";

test("a well-formed line is a reply", () => {
  expect(parseReply('{"id":1,"ok":true,"value":null}')).toEqual({ id: 1, ok: true, value: null });
  expect(parseReply('{"id":1,"ok":false,"error":{}}')).toEqual({ id: 1, ok: false, error: {} });
});

test.each([
  "",
  "null",
  "[]",
  "{",
  '{"id":"1","ok":true,"value":1}',
  '{"id":1,"ok":true}',
  '{"id":1,"ok":"yes","value":1}',
])("%o is none", (line) => {
  expect(parseReply(line)).toBeNull();
});

test("no line makes it throw", () => {
  fc.assert(fc.property(fc.oneof(fc.string(), fc.json()), (line) => void parseReply(line)));
});
