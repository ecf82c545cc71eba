/**
 * `node main.ts [--runs N] [--tier bubblewrap | landlock | permission-model]`: makes N (1,000) hostile runs
 * in a row. Counts the resources of this process before and after, and prints those that remained. The exit
 * code is 1 when any did.
 */
import { parseArgs } from "node:util";
import { tierNamed } from "@aulo/runner";
import { MEMORY_ALLOWANCE_MB, soak, stayed, wordsOf } from "./soak.ts";

const EVERY = 50;
const NAME_WIDTH = 20;
const COUNT_WIDTH = 9;

const { values } = parseArgs({
  options: { runs: { type: "string", default: "1000" }, tier: { type: "string", default: "auto" } },
});
const tier = values.tier === "auto" ? "auto" : tierNamed(values.tier);
function note(made: number) {
  if (made % EVERY === 0) process.stderr.write(`${made} runs\n`);
}
const soaked = await soak(Number(values.runs), note, tier);
const left = stayed(soaked);

function row(cells: readonly unknown[]) {
  return cells
    .map((cell, at) => (at === 0 ? `${cell}`.padEnd(NAME_WIDTH) : `${cell}`.padStart(COUNT_WIDTH)))
    .join("");
}
const after: Record<string, number> = soaked.after;
const lines = [
  row(["", "before", "after"]),
  ...Object.entries(soaked.before).map(([name, count]) => row([wordsOf(name), count, after[name]])),
  "",
  `outcomes: ${Object.entries(soaked.outcomes)
    .map(([kind, count]) => `${kind} ${count}`)
    .join(", ")}`,
  ...soaked.unforeseen.map((text) => `UNFORESEEN ${text}`),
  ...left.map((text) => `STAYED ${text}`),
  `${soaked.runs.toLocaleString("en")} hostile runs, ${left.length === 0 ? "nothing stayed" : `${left.length} things stayed`} (memory may grow by ${MEMORY_ALLOWANCE_MB} MB)`,
];
process.stdout.write(`${lines.join("\n")}\n`);
process.exitCode = left.length + soaked.unforeseen.length > 0 ? 1 : 0;
