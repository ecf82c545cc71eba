/** Control characters other than tab and line feed, and those that change the direction of text. */
const CONTROLS = /[\p{Cc}\u202a-\u202e\u2066-\u2069]/gu;
const KEPT: readonly string[] = ["\t", "\n"];

/** The colours that this program writes itself (SGR). */
// biome-ignore lint/suspicious/noControlCharactersInRegex: it begins with one
const COLOURS = /(\u001b\[[\d;]{0,20}m)/;

/**
 * Text from outside with each control character written out as in JavaScript, such as `\u001b`. So no text of a learner, a server or a
 * file can move the cursor, write to the clipboard or hide a part of itself. Each character is read once, unlike in Node's
 * `stripVTControlCharacters`, which takes quadratic time.
 */
export function plain(text: string): string {
  return text.replaceAll("\r\n", "\n").replace(CONTROLS, writeOut);
}

/** A value as JSON that is safe to print: JSON escapes a control character in the same way, so a program reads the same value. */
export function plainJson(value: unknown, indent?: number): string {
  return plain(JSON.stringify(value, null, indent));
}

/** A line to print: colours stay, and every other control character is written out. */
export function safeLine(line: string): string {
  // Split at a pattern with a group, every second part is a match.
  return line
    .split(COLOURS)
    .map((part, index) => (index % 2 === 1 ? part : plain(part)))
    .join("");
}

function writeOut(character: string): string {
  if (KEPT.includes(character)) return character;
  return `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`;
}
