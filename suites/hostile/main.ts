/**
 * `node main.ts [--short] [--only TEXT] [--requests N] [--learners N] [--seed N]`: runs one hostile case after the other against a server, and
 * prints the faults. The exit code is 1 when there are any. `--short` makes only the quick cases, with fewer requests.
 */
import { parseArgs } from "node:util";
import { ALL_CASES } from "./all-cases.ts";
import { runCase } from "./case.ts";
import { formatResult, sumLine } from "./report.ts";

const { values } = parseArgs({
  options: {
    short: { type: "boolean", default: false },
    only: { type: "string", default: "" },
    requests: { type: "string" },
    learners: { type: "string" },
    seed: { type: "string", default: "1" },
  },
});
const size = {
  requests: Number(values.requests ?? (values.short ? 2_000 : 20_000)),
  learners: Number(values.learners ?? (values.short ? 64 : 512)),
  seed: Number(values.seed),
};
const chosen = ALL_CASES.filter(
  ({ name, isQuick }) => (isQuick || !values.short) && name.includes(values.only),
);

const results = [];
for (const each of chosen) {
  const result = await runCase(each, size);
  process.stdout.write(formatResult(result));
  results.push(result);
}
process.stdout.write(sumLine(results));
process.exitCode = results.some(({ wrong }) => wrong.length > 0) ? 1 : 0;
