// Walks odd learners through whole courses, to see where a path runs in a circle: `npm run bench:loop -- --help`.

import { parseArgs } from "node:util";
import { describeMachine } from "../machine.ts";
import { commandOf, publish } from "../publish.ts";
import { judgeBars } from "./bars.ts";
import { loadEngine, thisEngine } from "./engine.ts";
import { ROW_KINDS, runBenchmark } from "./run-loop.ts";
import { type LoopReport, toMarkdown } from "./to-markdown.ts";

const USAGE = `npm run bench:loop -- [options]

  --seed N          seed of the courses and the learners (default 1)
  --learners N      learners of each kind on each course (default 4)
  --minutes N       minutes of study a day (default 120)
  --kinds A,B       only these kinds of learners (default ${ROW_KINDS.join()})
  --beside FOLDER   also runs the engine of another checkout, as far back as version 5, with its packages installed:
                    git worktree add ../aulo-5 <commit of engine version 5> && (cd ../aulo-5 && npm ci)
  --json            the report as JSON
  --write           writes RESULTS.md and results.json beside the benchmark`;

const { values } = parseArgs({
  options: {
    seed: { type: "string", default: "1" },
    learners: { type: "string", default: "4" },
    minutes: { type: "string", default: "120" },
    kinds: { type: "string", default: ROW_KINDS.join() },
    beside: { type: "string" },
    json: { type: "boolean", default: false },
    write: { type: "boolean", default: false },
    help: { type: "boolean", default: false },
  },
});

async function measureAll(): Promise<LoopReport> {
  const begun = Date.now();
  const named = values.kinds.split(",");
  const options = {
    seed: Number(values.seed),
    learners: Number(values.learners),
    minutesADay: Number(values.minutes),
    kinds: ROW_KINDS.filter((kind) => named.includes(kind)),
  };
  const beside = values.beside === undefined ? [] : [await loadEngine(values.beside)];
  const engines = [...beside, thisEngine];
  const results = await runBenchmark(engines, options, (line) => console.error(line));
  return {
    machine: describeMachine(),
    command: commandOf("bench:loop"),
    date: new Date().toISOString().slice(0, 10),
    engineVersions: engines.map(({ version }) => version),
    seconds: Math.round((Date.now() - begun) / 1_000),
    ...options,
    results,
    bars: judgeBars(results.filter(({ engineVersion }) => engineVersion === thisEngine.version)),
  };
}

if (values.help) {
  console.log(USAGE);
} else {
  const report = await measureAll();
  publish(import.meta.url, { report, page: toMarkdown(report), json: values.json, write: values.write });
}
