/** Replaces each run of white space by one space, and trims the ends. */
export function foldSpace(text: string): string {
  return text.trim().replaceAll(/\s+/g, " ");
}

/** Folds predicted output: white space at line ends and beside signs is removed, and a run of it becomes one space. */
export function foldPredicted(text: string): string {
  return foldOutput(text)
    .split("\n")
    .map((line) => foldSpace(line).replaceAll(/ ?([^\p{L}\p{N}\s_]) ?/gu, "$1"))
    .join("\n");
}

/** Removes white space at line ends, and empty lines at the end. */
export function foldOutput(text: string): string {
  return text
    .split(/\r?\n/)
    .map((line) => line.trimEnd())
    .join("\n")
    .trimEnd();
}
