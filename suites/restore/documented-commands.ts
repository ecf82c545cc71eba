import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

const DOCUMENT = fileURLToPath(new URL("../../docs/hosting.md", import.meta.url));

/** The first block of commands below a heading of docs/hosting.md. @throws Error without one */
export function documentedCommands(heading: string): string {
  const [, below] = readFileSync(DOCUMENT, "utf8").split(`\n### ${heading}\n`);
  const commands = below === undefined ? undefined : /^```sh\n([\s\S]*?)^```$/m.exec(below)?.[1];
  if (commands === undefined) throw new Error(`docs/hosting.md has no commands below “${heading}”.`);
  return commands;
}
