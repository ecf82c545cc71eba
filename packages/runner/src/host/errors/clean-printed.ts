import type { Printed } from "../../outcome.ts";
import { hideRoot } from "./program-error.ts";

/** Lines of a stack trace, and of V8's last words, that speak of Node and the runner and not of the learner's code. */
const NOISE = [
  /^ +at .*(?:node:internal|\(node:|<anonymous>:|\/(?:aulo|toolbox-\w+)\/code\/)/,
  /^ *\d+: 0x[0-9a-f]+ /,
  /^-----? Native stack trace -----$/,
];

/** What was printed, with paths as the learner knows them, and its traces without the frames that are not the learner's. */
export function cleanPrinted({ stdout, stderr }: Printed, root: string): Printed {
  return { stdout: hideRoot(stdout, root), stderr: hideRoot(withoutNoise(stderr), root) };
}

function withoutNoise(stderr: string): string {
  const kept: string[] = [];
  for (const line of stderr.split("\n")) {
    const isNoise = NOISE.some((pattern) => pattern.test(line));
    if (!isNoise) kept.push(line);
    // The last frame may open the list of the error's own properties.
    else if (line.endsWith(" {") && kept.length > 0) kept.push(`${kept.pop()} {`);
  }
  return kept.join("\n");
}
