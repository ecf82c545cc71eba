/**
 * A terminal control sequence: a command in square brackets, a string up to its end, or an escape and one sign.
 *
 * Node's `stripVTControlCharacters` takes quadratic time: 5 s for `\u001b]?;` 20,000 times. In this pattern no part can run over the
 * start of another sequence, so each character is read a fixed number of times.
 */
const SEQUENCE =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what it removes
  /(?:\u001b\[|\u009b)[0-?]*[ -/]*[@-~]|(?:\u001b[\]PX^_]|[\u0090\u0098\u009d-\u009f])[^\u0007\u001b\u0080-\u009f]*(?:\u0007|\u001b\\|\u009c)|\u001b[ -/]*[0-~]/g;

/** Control characters other than tab, line feed and carriage return. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what it removes
const CONTROLS = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f]/g;
/** A sequence that changes colours and the weight of letters only (SGR). */
// biome-ignore lint/suspicious/noControlCharactersInRegex: it begins with one
const COLOURS = /(\u001b\[[\d;:]{0,60}m)/;
/** Key of the texts that keep their colours. */
const COLOURED_KEY = "text";

/**
 * Text of the learner's code without terminal control sequences, which could write to the clipboard or change the title of a terminal
 * that prints it. Of a sequence that is cut in two, some characters stay.
 */
export function plainText(text: string): string {
  return text.replaceAll(SEQUENCE, "").replaceAll(CONTROLS, "");
}

/** Text of the learner's code with its colours, and without any other control sequence. */
export function colouredText(text: string): string {
  // Split at a pattern with a group, every second part is a match.
  return text
    .split(COLOURS)
    .map((part, index) => (index % 2 === 1 ? part : plainText(part)))
    .join("");
}

/** A value of plain data with all its texts made plain. The text of a piece of output (`PrintedPiece`) keeps its colours. */
export function withPlainTexts<Plain>(value: Plain): Plain {
  return JSON.parse(
    JSON.stringify(value, (key, held: unknown) => {
      if (typeof held !== "string") return held;
      return key === COLOURED_KEY ? colouredText(held) : plainText(held);
    }),
  );
}
