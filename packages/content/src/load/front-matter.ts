/** Front matter and text of a Markdown file. `textLine` is the first line of the text in the file, from 1. */
export type Split = { yaml: string; text: string; textLine: number };

/** @returns an error message when the file does not begin with front matter between two lines of `---` */
export function splitFrontMatter(content: string): Split | string {
  const lines = content.split(/\r?\n/);
  if (lines[0]?.trimEnd() !== "---")
    return "The file must begin with a line of three hyphens and its front matter.";
  const end = lines.findIndex((line, index) => index > 0 && line.trimEnd() === "---");
  if (end === -1) return "The front matter is not closed: a line of three hyphens must stand after it.";
  return {
    yaml: `${lines.slice(1, end).join("\n")}\n`,
    text: lines.slice(end + 1).join("\n"),
    textLine: end + 2,
  };
}
