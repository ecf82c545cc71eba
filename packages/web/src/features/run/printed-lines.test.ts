import type { PrintedPiece } from "@aulo/contract";
import { expect, test } from "vitest";
import { toLines } from "./printed-lines.ts";

function piece(text: string, stream: PrintedPiece["stream"] = "stdout", afterMs = 0): PrintedPiece {
  return { stream, text, afterMs };
}

/** Each line as its texts, with their looks in brackets. */
function shown(...pieces: PrintedPiece[]): string[] {
  return toLines(pieces).map(({ texts }) =>
    texts.map(({ text, look }) => (look === "" ? text : `[${look}]${text}`)).join("|"),
  );
}

test("streams share lines, as in a terminal, and a line has the time of its first text", () => {
  const lines = toLines([piece("a", "stdout", 1), piece("b\nc\n", "stderr", 2), piece("d", "stdout", 3)]);
  expect(lines).toEqual([
    {
      afterMs: 1,
      texts: [
        { text: "a", stream: "stdout", look: "" },
        { text: "b", stream: "stderr", look: "" },
      ],
    },
    { afterMs: 2, texts: [{ text: "c", stream: "stderr", look: "" }] },
    { afterMs: 3, texts: [{ text: "d", stream: "stdout", look: "" }] },
  ]);
});

test("empty lines stay", () => {
  expect(shown(piece("a\n\n\nb\n"))).toEqual(["a", "", "", "b"]);
});

test.each([
  ["a colour and its end", "\u001b[31mred\u001b[39m no", ["[sgr-31]red| no"]],
  ["a bright colour", "\u001b[92mgreen", ["[sgr-32]green"]],
  ["several codes at once", "\u001b[1;34;41ma\u001b[22;49mb", ["[sgr-1 sgr-34 sgr-41]a|[sgr-34]b"]],
  ["the end of all by an empty list", "\u001b[4ma\u001b[mb", ["[sgr-4]a|b"]],
  ["the end of one mark", "\u001b[3;4ma\u001b[23mb", ["[sgr-3 sgr-4]a|[sgr-4]b"]],
  [
    "one of 256 colours",
    "\u001b[38;5;196ma\u001b[38;5;12mb\u001b[38;5;240mc",
    ["[sgr-31]a|[sgr-34]b|[sgr-37]c"],
  ],
  ["a colour by its parts, and the code after it", "\u001b[38;2;0;200;10;1ma", ["[sgr-1 sgr-32]a"]],
  ["a code without a meaning here", "\u001b[53ma", ["a"]],
  ["a colour over a line feed", "\u001b[31ma\nb", ["[sgr-31]a", "[sgr-31]b"]],
])("%s", (_what, text, lines) => {
  expect(shown(piece(text))).toEqual(lines);
});

test("a style goes on in the next piece", () => {
  expect(shown(piece("\u001b[31ma"), piece("b\u001b[0m"), piece("c"))).toEqual(["[sgr-31]a|[sgr-31]b|c"]);
});
