// Whether goals in people's own words are read right, against a plain search: `npm run bench:goals -- --help`.

import { parseArgs } from "node:util";
import { loadRealCatalogue } from "../../packages/server/src/testing/real-track.ts";
import { describeMachine } from "../machine.ts";
import { commandOf, publish } from "../publish.ts";
import { HALVES, readGoalSet } from "./goal-set.ts";
import { runGoals } from "./run-goals.ts";
import { countByKind, faultsOf, toMarkdown } from "./to-markdown.ts";

const USAGE = `npm run bench:goals -- [options]

  --faults     lists the goals of the tuning halves that are not read right
  --held-out   lists those of the held-out halves: do not tune on them
  --json       the report as JSON
  --write      writes RESULTS.md and results.json beside the benchmark`;

const HELD_OUT = HALVES.filter((half) => half.endsWith("held-out"));
const TUNING = HALVES.filter((half) => !HELD_OUT.includes(half));

const { values } = parseArgs({
  options: {
    faults: { type: "boolean", default: false },
    "held-out": { type: "boolean", default: false },
    json: { type: "boolean", default: false },
    write: { type: "boolean", default: false },
    help: { type: "boolean", default: false },
  },
});

if (values.help) {
  console.log(USAGE);
} else {
  const goals = readGoalSet();
  const { results, meanMs } = runGoals(await loadRealCatalogue(), goals);
  if (values.faults) console.error(faultsOf(results, TUNING));
  if (values["held-out"]) console.error(faultsOf(results, HELD_OUT));
  const report = {
    machine: describeMachine(),
    command: commandOf("bench:goals"),
    date: new Date().toISOString().slice(0, 10),
    goals: goals.length,
    meanMs,
    results,
  };
  const told = { ...report, results: countByKind(results) };
  publish(import.meta.url, {
    report: told,
    page: toMarkdown(report),
    json: values.json,
    write: values.write,
  });
}
