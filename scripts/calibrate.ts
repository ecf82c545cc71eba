// Fits the difficulty of every item to the answers of all learners of this installation: `npm run calibrate
// -- --help`.

import { parseArgs } from "node:util";
import { readConfig } from "../packages/server/src/config.ts";
import { connect } from "../packages/server/src/db/connect.ts";
import { migrate } from "../packages/server/src/db/migrate.ts";
import { type Calibration, calibrateItems } from "../packages/server/src/difficulty/calibrate-items.ts";
import { loadCatalogue } from "../packages/server/src/load-catalogue.ts";

const USAGE = `npm run calibrate -- [options]

  --dry-run   fits and tells, and writes nothing
  --json      the result as JSON, with every item

It reads the logs of this installation (AULO_DATA_DIR, or DATABASE_URL). What learners were told before does not change.`;

/** Number of rows in the table, which lists the items that moved most. */
const TOLD = 20;

function signed(value: number): string {
  return (value < 0 ? "−" : "+") + Math.abs(value).toFixed(2);
}

function toTable({ items }: Calibration): string {
  const rows = items
    .slice(0, TOLD)
    .map(({ item, authored, before, after, spread, answers, shared }) => [
      item,
      signed(authored),
      signed(before),
      `${signed(after)} ± ${spread.toFixed(2)}`,
      signed(after - before),
      String(answers),
      shared ? "yes" : "not yet",
    ]);
  const all = [["item", "author", "before", "now", "moved", "answers", "in use"], ...rows];
  const widths = all[0]?.map((_, column) => Math.max(...all.map((row) => row[column]?.length ?? 0))) ?? [];
  return all.map((row) => row.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join("  ")).join("\n");
}

function tell(result: Calibration): string {
  const { version, learners, answers, items, written } = result;
  const inUse = items.filter(({ shared }) => shared).length;
  return [
    `${answers} first answers of ${learners} learners to ${items.length} items; ${inUse} items have enough to be used.`,
    `Difficulty on the scale of strength: higher is harder. What moved most:`,
    "",
    toTable(result),
    "",
    written ? `Written as version ${version}.` : `Not written: version ${version} is what it would be.`,
  ].join("\n");
}

async function calibrate(dryRun: boolean): Promise<Calibration> {
  const config = readConfig(process.env);
  const catalogue = await loadCatalogue(config.trackDir);
  const { db, close } = await connect(config);
  try {
    await migrate(db);
    return await calibrateItems({ db, catalogue, now: Date.now }, { dryRun });
  } finally {
    await close();
  }
}

try {
  const { values } = parseArgs({
    options: {
      "dry-run": { type: "boolean", default: false },
      json: { type: "boolean", default: false },
      help: { type: "boolean", default: false },
    },
  });
  if (values.help) {
    console.log(USAGE);
  } else {
    const result = await calibrate(values["dry-run"]);
    console.log(values.json ? JSON.stringify(result, null, 2) : tell(result));
  }
} catch (error) {
  console.error(error instanceof Error ? error.message : String(error));
  process.exitCode = 1;
}
