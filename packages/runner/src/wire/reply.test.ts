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
])("%o is not a reply", (line) => {
  expect(parseReply(line)).toBeNull();
});

test("observations of a reply are kept, and malformed ones are left out", () => {
  const reply = { id: 1, ok: true, value: null };
  const parsed = (observed: object) => parseReply(JSON.stringify({ ...reply, ...observed }));
  expect(parsed({ printed: [3, 0], calls: [] })).toEqual({ ...reply, printed: [3, 0], calls: [] });
  for (const printed of [[-1, 0], [1.5, 0], ["3", 0], [3], null, { 0: 1 }])
    expect(parsed({ printed })).toEqual(reply);
});

test.each([800, 5_000, 200_000])("a reply nested %i levels deep is refused above the limit", (depth) => {
  const line = `{"id":1,"ok":true,"value":${"[".repeat(depth)}${"]".repeat(depth)}}`;
  expect(parseReply(line) === null).toBe(depth > 1_000);
});

test("parsing a line never throws", () => {
  fc.assert(fc.property(fc.oneof(fc.string(), fc.json()), (line) => void parseReply(line)));
});
