import { expect, test } from "vitest";
import { commandBytes, createAnswerReader, type RedisValue } from "./redis-values.ts";

/** Values that are read when the bytes arrive in pieces of this size. */
function readIn(text: string, pieceBytes: number): RedisValue[] {
  const answers: RedisValue[] = [];
  const read = createAnswerReader((answer) => answers.push(answer));
  const bytes = Buffer.from(text);
  for (let at = 0; at < bytes.length; at += pieceBytes) read(bytes.subarray(at, at + pieceBytes));
  return answers;
}

const ANSWERS: [name: string, text: string, value: RedisValue][] = [
  ["a line", "+OK\r\n", "OK"],
  ["a text with line ends in it", "$6\r\na\r\n+é\r\n", "a\r\n+é"],
  ["an empty text", "$0\r\n\r\n", ""],
  ["nothing", "_\r\n", null],
  ["nothing, as the second version says it", "$-1\r\n", null],
  ["a list that is nothing, as the second version says it", "*-1\r\n", null],
  ["a whole number", ":-42\r\n", -42],
  ["a whole number above all that can be exact", ":9223372036854775807\r\n", 9223372036854775807n],
  ["a broken number", ",2.5\r\n", 2.5],
  ["a number without end", ",-inf\r\n", -Infinity],
  ["yes", "#t\r\n", true],
  ["a text of a kind", "=7\r\ntxt:abc\r\n", "abc"],
  ["lists in a list", "*3\r\n*0\r\n*2\r\n:1\r\n$1\r\na\r\n_\r\n", [[], [1, "a"], null]],
  ["a set", "~2\r\n$1\r\na\r\n$1\r\nb\r\n", ["a", "b"]],
  ["a map", "%2\r\n$1\r\na\r\n:1\r\n+b\r\n*1\r\n:2\r\n", { a: 1, b: [2] }],
];

test.each(ANSWERS)("%s is read, whole and byte by byte", (_, text, value) => {
  const after = "+after\r\n";
  for (const pieceBytes of [1, 3, 1_000]) expect(readIn(text + after, pieceBytes)).toEqual([value, "after"]);
});

test("an error reply is an error, also within a list", () => {
  expect(readIn("-ERR no\r\n*1\r\n-WRONGTYPE x\r\n", 2)).toEqual([
    new Error("ERR no"),
    [new Error("WRONGTYPE x")],
  ]);
});

test("a push that nobody asked for is not a reply", () => {
  expect(readIn(">2\r\n+invalidate\r\n*1\r\n+k\r\n:1\r\n", 4)).toEqual([1]);
});

test("bytes of another protocol are refused", () => {
  expect(() => readIn("HTTP/1.1 400\r\n", 100)).toThrow("none of its types");
});

test("a command counts the bytes of each word, not its characters", () => {
  expect(commandBytes(["SET", "ключ", ""]).toString()).toBe("*3\r\n$3\r\nSET\r\n$8\r\nключ\r\n$0\r\n\r\n");
});
