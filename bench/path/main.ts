// Compares policies on whole courses of simulated learners at equal time: `npm run bench:path -- --help`.

import { writeFileSync } from "node:fs";
import { parseArgs } from "node:util";
import { ENGINE_VERSION } from "@aulo/engine";
import { describeMachine } from "../machine.ts";
import { commandOf, publish } from "../publish.ts";
import { toSvg } from "./plot.ts";
import { BUDGETS, judgeBars, type PathReport, toTable } from "./report.ts";
import { loadSettings, nominalMinutes, type Split } from "./setting.ts";
import { toMarkdown } from "./to-markdown.ts";

const USAGE = `npm run bench:path -- [options]

  --learners N     learners of each kind on each course (default 25)
  --seed N         seed of the courses and the learners (default 1)
  --split NAME     report, or development for choosing numbers (default report)
  --closed-only    courses without exercises
  --json           the report as JSON
  --write          writes RESULTS.md, results.json and path.svg beside the benchmark`;

const { values } = parseArgs({
  options: {
    learners: { type: "string", default: "25" },
    seed: { type: "string", default: "1" },
    split: { type: "string", default: "report" },
    "closed-only": { type: "boolean", default: false },
    json: { type: "boolean", default: false },
    write: { type: "boolean", default: false },
    help: { type: "boolean", default: false },
  },
});

async function runAll(): Promise<PathReport> {
  const seed = Number(values.seed);
  const learners = Number(values.learners);
  const split: Split = values.split === "development" ? "development" : "report";
  const settings = await loadSettings(split, seed, !values["closed-only"]);
  const tables = BUDGETS.map((budget) => {
    console.error(`${budget.name} time …`);
    return toTable({ settings, learners, seed: `${split} ${seed}` }, budget);
  });
  return {
    machine: describeMachine(),
    seed,
    split,
    command: commandOf("bench:path"),
    date: new Date().toISOString().slice(0, 10),
    engineVersion: ENGINE_VERSION,
    learnersPerKind: learners * settings.length,
    courses: settings.map(({ name, seen }) => ({
      name,
      concepts: seen.concepts.length,
      nominalMinutes: nominalMinutes(seen),
    })),
    tables,
    bars: judgeBars(tables),
  };
}

if (values.help) {
  console.log(USAGE);
} else {
  const report = await runAll();
  publish(import.meta.url, { report, page: toMarkdown(report), json: values.json, write: values.write });
  if (values.write) writeFileSync(new URL("path.svg", import.meta.url), toSvg(report.tables));
}
