/** Replaces each run of white space by one space, and trims the ends. */
export function foldSpace(text: string): string {
  return text.trim().replaceAll(/\s+/g, " ");
}

/** Removes white space at line ends, and empty lines at the end. */
export function foldOutput(text: string): string {
  return text
    .split(/\r?\n/)
    .map((line) => line.trimEnd())
    .join("\n")
    .trimEnd();
}
