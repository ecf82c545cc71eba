import type { Printed } from "../outcome.ts";
import { hideRoot } from "./program-error.ts";

/** Lines of a stack trace, and of V8's last words, that speak of Node and the runner and not of the learner's code. */
const NOISE = [
  /^ +at .*(?:node:internal|\(node:|<anonymous>:|\/harness\/)/,
  /^ *\d+: 0x[0-9a-f]+ /,
  /^-----? Native stack trace -----$/,
];

/** What was printed, with paths as the learner knows them, and its traces without the frames that are not the learner's. */
export function cleanPrinted({ stdout, stderr }: Printed, root: string): Printed {
  const kept = stderr.split("\n").filter((line) => !NOISE.some((pattern) => pattern.test(line)));
  return { stdout: hideRoot(stdout, root), stderr: hideRoot(kept.join("\n"), root) };
}
