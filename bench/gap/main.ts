// Compares how often the engine and baselines find the gap behind a failure: `npm run bench:gap -- --help`.

import { parseArgs } from "node:util";
import { ENGINE_VERSION } from "@aulo/engine";
import { describeMachine } from "../machine.ts";
import { commandOf, publish } from "../publish.ts";
import { judgeBars } from "./bars.ts";
import { runBenchmark } from "./run-gap.ts";
import { type GapReport, toMarkdown } from "./to-markdown.ts";

const USAGE = `npm run bench:gap -- [options]

  --seed N          seed of the courses, the wrong edges and the learners (default 1)
  --learners N      learners in each cell (default 100)
  --development     the learners that the engine was tuned on, instead of those reported on
  --json            the report as JSON
  --write           writes RESULTS.md and results.json beside the benchmark`;

const { values } = parseArgs({
  options: {
    seed: { type: "string", default: "1" },
    learners: { type: "string", default: "100" },
    development: { type: "boolean", default: false },
    json: { type: "boolean", default: false },
    write: { type: "boolean", default: false },
    help: { type: "boolean", default: false },
  },
});

async function measureAll(): Promise<GapReport> {
  const begun = Date.now();
  const options = {
    split: values.development ? ("development" as const) : ("report" as const),
    seed: Number(values.seed),
    learners: Number(values.learners),
  };
  const measured = await runBenchmark(options, (line) => console.error(line));
  return {
    machine: describeMachine(),
    command: commandOf("bench:gap"),
    date: new Date().toISOString().slice(0, 10),
    engineVersion: ENGINE_VERSION,
    seconds: Math.round((Date.now() - begun) / 1_000),
    ...options,
    ...measured,
    bars: judgeBars(measured.results, measured.reliability),
  };
}

if (values.help) {
  console.log(USAGE);
} else {
  const report = await measureAll();
  publish(import.meta.url, { report, page: toMarkdown(report), json: values.json, write: values.write });
}
