/** A piece of code between blanks, or a blank by its number. */
export type CodePart = { kind: "text"; text: string } | { kind: "blank"; number: number };

/** Cuts code at `___1___`, `___2___` …; blanks are numbered from 1. */
export function cutAtBlanks(code: string): CodePart[] {
  return code.split(/___(\d+)___/).map((piece, index) => {
    return index % 2 === 0 ? { kind: "text", text: piece } : { kind: "blank", number: Number(piece) };
  });
}
