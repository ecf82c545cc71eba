/**
 * `node main.ts [--only TEXT] [--seed N]`: judges wrong answers that cheat and right ones that are unusual, and prints which
 * verdicts are wrong. The exit code is 1 when any is.
 */
import { parseArgs } from "node:util";
import { judgeAll, trials } from "./judge-all.ts";
import { formatJudged } from "./report.ts";

const { values } = parseArgs({
  options: { only: { type: "string", default: "" }, seed: { type: "string", default: "1" } },
});

const judged = await judgeAll(trials(values.only), Number(values.seed), "auto");
process.stdout.write(formatJudged(judged));
process.exitCode = judged.some(({ fault }) => fault !== null) ? 1 : 0;
