// Calibration of beliefs, for simulated learners and for the logs of this installation: `npm run report:calibration -- --help`.

import { writeFileSync } from "node:fs";
import { parseArgs } from "node:util";
import { ENGINE_VERSION } from "@aulo/engine";
import { describeMachine } from "../machine.ts";
import { loadSettings } from "../path/setting.ts";
import { calibrateInstallation } from "./installation.ts";
import { type CalibrationReport, toRows } from "./report.ts";
import { oneTable, toMarkdown } from "./to-markdown.ts";
import { toSvg } from "./to-svg.ts";

const USAGE = `npm run report:calibration -- [options]

  --of WHOM        simulated, installation or both (default both)
  --learners N     simulated learners of each kind on each course (default 10)
  --steps N        steps of each after the placement (default 30)
  --seed N         seed of the courses and the learners (default 1)
  --json           the report as JSON
  --write          writes RESULTS.md, results.json and reliability.svg of the simulated learners beside the report

The installation is that of AULO_DATA_DIR, or DATABASE_URL; Aulo has to be stopped when it keeps its data in a folder.`;

const { values } = parseArgs({
  options: {
    of: { type: "string", default: "both" },
    learners: { type: "string", default: "10" },
    steps: { type: "string", default: "30" },
    seed: { type: "string", default: "1" },
    json: { type: "boolean", default: false },
    write: { type: "boolean", default: false },
    help: { type: "boolean", default: false },
  },
});

async function simulate(): Promise<CalibrationReport> {
  const [learners, steps, seed] = [Number(values.learners), Number(values.steps), Number(values.seed)];
  const settings = await loadSettings("report", seed, true);
  return {
    machine: describeMachine(),
    seed,
    command: `npm run report:calibration -- --of simulated --learners ${learners} --steps ${steps} --seed ${seed} --write`,
    date: new Date().toISOString().slice(0, 10),
    engineVersion: ENGINE_VERSION,
    learners,
    steps,
    courses: settings.map(({ name }) => name),
    rows: toRows({ settings, learners, steps, seed }),
  };
}

function write(name: string, text: string): void {
  writeFileSync(new URL(name, import.meta.url), text);
}

async function reportSimulated(): Promise<void> {
  const report = await simulate();
  const json = JSON.stringify(report, null, 2);
  console.log(values.json ? json : toMarkdown(report));
  if (!values.write) return;
  write("RESULTS.md", toMarkdown(report));
  write("results.json", `${json}\n`);
  write("reliability.svg", toSvg(report.rows));
}

async function reportInstallation(): Promise<void> {
  const found = await calibrateInstallation(process.env);
  if (values.json) console.log(JSON.stringify(found, null, 2));
  else if (found.calibration.all.answers + found.calibration.measuring.answers === 0)
    console.log("This installation has no answers yet: there is nothing to hold beliefs against.");
  else console.log(`# This installation\n\n${oneTable(`${found.learners} learners`, found.calibration)}`);
}

if (values.help) console.log(USAGE);
else {
  if (values.of !== "installation") await reportSimulated();
  if (values.of !== "simulated") await reportInstallation();
}
