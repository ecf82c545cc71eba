const PIECE = /`([^`]+)`|[^`]+/g;

/** Plain text in which backticks mark code. */
export function InlineCode({ text }: { text: string }) {
  return [...text.matchAll(PIECE)].map((piece) =>
    piece[1] === undefined ? piece[0] : <code key={piece.index}>{piece[1]}</code>,
  );
}
