/**
 * Advice of Node about the package.json or its own options. The package.json is the runner's, unless the files of the exercise hold
 * one, so the learner does not see it.
 */
const ADVICE =
  /^(?:This file is being treated as an ES module because |\(node:\d+\) Warning: Failed to load the ES module: |\(Use `node --trace-).*\n?/gm;

/** A message or output without the lines of such advice. */
export function withoutAdvice(text: string): string {
  return text.replaceAll(ADVICE, "");
}
