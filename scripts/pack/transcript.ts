/** Lines that a record shows of the beginning and of the end of a long output. */
const SHOWN_LINES = 16;

/** A record of commands with their outputs, as Markdown. */
export type Transcript = {
  /** Adds a paragraph. */
  tell: (words: string) => void;
  add: (command: string, output: string) => void;
  text: () => string;
};

/** @param root folder that is called `~` in the record */
export function createTranscript({ root, port }: { root: string; port: string }): Transcript {
  const parts: string[] = [];
  const inGeneral = (text: string) =>
    text
      .replaceAll(root, "~")
      .replaceAll(`:${port}`, ":4600")
      .replace(/#open=\S+/g, "#open=…");
  return {
    tell: (words) => void parts.push(words),
    add: (command, output) => {
      const lines = inGeneral(output).trimEnd().split("\n");
      const isLong = lines.length > 2 * SHOWN_LINES;
      const shown = isLong ? [...lines.slice(0, SHOWN_LINES), "…", ...lines.slice(-SHOWN_LINES)] : lines;
      parts.push(`\`\`\`console\n$ ${inGeneral(command)}\n${shown.join("\n")}`.trimEnd().concat("\n```"));
    },
    text: () =>
      `# From an empty machine to a milestone\n\nA test walks this journey with the package and writes it down: \`AULO_RECORD_JOURNEY=true AULO_TEST_PACKAGE=true npx vitest run scripts/pack\`.\n\n${parts.join("\n\n")}\n`,
  };
}

/** A command line, with quotes where a shell needs them. */
export function asTyped(...words: readonly string[]): string {
  return words.map((word) => (/^[\w./~:=-]+$/.test(word) ? word : `"${word}"`)).join(" ");
}
