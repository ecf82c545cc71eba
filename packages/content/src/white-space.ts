/** Replaces each run of white space by one space, and trims the ends. */
export function foldSpace(text: string): string {
  return text.trim().replaceAll(/\s+/g, " ");
}

/** Folds output as far as a learner who predicts it need not care: white space at line ends, beside signs and in runs does not count. */
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
