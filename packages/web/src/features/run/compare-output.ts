/** One line of a comparison; null on the side that has fewer lines. */
export type ComparedLine = { predicted: string | null; printed: string | null; same: boolean };

/** Compares outputs line by line. White space at line ends and empty lines at the end do not count. */
export function compareOutput(predicted: string, printed: string): ComparedLine[] {
  const left = toLines(predicted);
  const right = toLines(printed);
  return Array.from({ length: Math.max(left.length, right.length) }, (_, index) => {
    const sides = { predicted: left[index] ?? null, printed: right[index] ?? null };
    return { ...sides, same: sides.predicted === sides.printed };
  });
}

function toLines(text: string): string[] {
  const folded = text
    .split("\n")
    .map((line) => line.trimEnd())
    .join("\n")
    .trimEnd();
  return folded === "" ? [] : folded.split("\n");
}
