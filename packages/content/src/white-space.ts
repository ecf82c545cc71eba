/** The text with each run of white space as one space, and none at the ends. */
export function foldSpace(text: string): string {
  return text.trim().replaceAll(/\s+/g, " ");
}

/** The text without white space at the ends of lines and without empty lines at its end. */
export function foldOutput(text: string): string {
  return text
    .split(/\r?\n/)
    .map((line) => line.trimEnd())
    .join("\n")
    .trimEnd();
}
