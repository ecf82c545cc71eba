import type { Printed } from "../../outcome.ts";
import { withoutAdvice } from "../../shared/advice.ts";
import { hideRoot } from "./program-error.ts";

/** Lines of a stack trace or of V8's crash report that concern Node or the runner, not the learner's code. */
const NOISE = [
  /^ +at .*(?:node:internal|\(node:|<anonymous>:|\/(?:aulo|toolbox-\w+)\/code\/)/,
  /^ *\d+: 0x[0-9a-f]+ /,
  /^-----? Native stack trace -----$/,
];

/**
 * Printed output for the learner: paths start at their folder, and traces hold only their own frames.
 *
 * @param ownPackage whether the files hold a package.json, so that advice about it is of use
 */
export function cleanPrinted({ stdout, stderr, pieces }: Printed, root: string, ownPackage = false): Printed {
  const clean = { stdout: (text: string) => hideRoot(text, root), stderr: cleanErrors };
  function cleanErrors(text: string): string {
    return hideRoot(withoutNoise(ownPackage ? text : withoutAdvice(text)), root);
  }
  return {
    stdout: clean.stdout(stdout),
    stderr: clean.stderr(stderr),
    pieces: pieces
      .map((piece) => ({ ...piece, text: clean[piece.stream](piece.text) }))
      .filter(({ text }) => text !== ""),
  };
}

function withoutNoise(stderr: string): string {
  const kept: string[] = [];
  for (const line of stderr.split("\n")) {
    const isNoise = NOISE.some((pattern) => pattern.test(line));
    if (!isNoise) kept.push(line);
    // The line of the last frame may end with the brace that opens the list of the error's properties.
    else if (line.endsWith(" {") && kept.length > 0) kept.push(`${kept.pop()} {`);
  }
  return kept.join("\n");
}
