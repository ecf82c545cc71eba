// Measures the time of one answer and one next step by size of the graph: `npm run bench:engine -- --help`.

import { parseArgs } from "node:util";
import { ENGINE_VERSION } from "@aulo/engine";
import { describeMachine } from "../machine.ts";
import { commandOf, publish } from "../publish.ts";
import { judgeBars } from "./bars.ts";
import { measureSize, type Size } from "./measure-size.ts";
import { type EngineReport, toMarkdown } from "./to-markdown.ts";

const USAGE = `npm run bench:engine -- [options]

  --seed N     seed of the graphs and the learners (default 1)
  --sizes A,B  only these numbers of concepts (default 50,250,1000,5000)
  --json       the report as JSON
  --write      writes RESULTS.md and results.json beside the benchmark`;

const SIZES: readonly Size[] = [
  { concepts: 50, answers: 500, learners: 4 },
  { concepts: 250, answers: 500, learners: 4 },
  { concepts: 1_000, answers: 500, learners: 2 },
  { concepts: 5_000, answers: 200, learners: 1 },
];

const { values } = parseArgs({
  options: {
    seed: { type: "string", default: "1" },
    sizes: { type: "string", default: SIZES.map(({ concepts }) => concepts).join() },
    json: { type: "boolean", default: false },
    write: { type: "boolean", default: false },
    help: { type: "boolean", default: false },
  },
});

function measureAll(): EngineReport {
  const wanted = values.sizes.split(",").map(Number);
  const seed = Number(values.seed);
  const costs = SIZES.filter(({ concepts }) => wanted.includes(concepts)).map((size) => {
    console.error(`${size.concepts} concepts …`);
    return measureSize(size, seed);
  });
  return {
    machine: describeMachine(),
    seed,
    command: commandOf("bench:engine"),
    date: new Date().toISOString().slice(0, 10),
    engineVersion: ENGINE_VERSION,
    costs,
    bars: judgeBars(costs),
  };
}

if (values.help) {
  console.log(USAGE);
} else {
  const report = measureAll();
  publish(import.meta.url, { report, page: toMarkdown(report), json: values.json, write: values.write });
}
