// Prints the export of a learner of this installation: `npm run export -- --help`.

import { parseArgs } from "node:util";
import { readConfig } from "../packages/server/src/config.ts";
import { connect } from "../packages/server/src/db/connect.ts";
import { findOneLearner, listLearners } from "../packages/server/src/learners/list-learners.ts";
import { loadCatalogue } from "../packages/server/src/load-catalogue.ts";
import { exportLearner } from "../packages/server/src/transfer/export-learner.ts";

const USAGE = `npm run --silent export -- ID > FILE     writes the export of a learner; the first letters of the id are enough

The learner imports it in the settings of the page. It reads the data of this installation (AULO_DATA_DIR, or DATABASE_URL) and changes
nothing. Stop Aulo first, unless it uses a PostgreSQL server.`;

async function printExport(start: string): Promise<string> {
  const config = readConfig(process.env);
  const catalogue = await loadCatalogue(config.trackDir);
  const { db, close } = await connect(config);
  try {
    const { id } = findOneLearner(await listLearners(db), start);
    return JSON.stringify(await exportLearner({ db, catalogue, now: Date.now }, { learnerId: id }));
  } finally {
    await close();
  }
}

try {
  const { values, positionals } = parseArgs({
    options: { help: { type: "boolean", default: false } },
    allowPositionals: true,
  });
  const [start] = positionals;
  console.log(values.help || start === undefined ? USAGE : await printExport(start));
} catch (error) {
  console.error(error instanceof Error ? error.message : String(error));
  process.exitCode = 1;
}
