/**
 * `node main.ts [--tier bubblewrap | landlock | permission-model] [--only TEXT] [--seed N]`: judges wrong
 * answers that cheat and unusual right ones, and prints the wrong verdicts. The exit code is 1 when there is
 * one.
 */
import { parseArgs } from "node:util";
import { tierNamed } from "@aulo/runner";
import { judgeAll, trials } from "./judge-all.ts";
import { formatJudged } from "./report.ts";

const { values } = parseArgs({
  options: {
    tier: { type: "string", default: "auto" },
    only: { type: "string", default: "" },
    seed: { type: "string", default: "1" },
  },
});

const tier = values.tier === "auto" ? "auto" : tierNamed(values.tier);
const judged = await judgeAll(trials(values.only), Number(values.seed), tier);
process.stdout.write(formatJudged(judged));
process.exitCode = judged.some(({ fault }) => fault !== null) ? 1 : 0;
