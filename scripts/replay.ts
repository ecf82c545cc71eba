// Folds every learner's log anew, stores the state and prints the differences: `npm run replay`. Exits with 1
// when a stored state differed from its log.

import { readConfig } from "../packages/server/src/config.ts";
import { connect } from "../packages/server/src/db/connect.ts";
import { migrate } from "../packages/server/src/db/migrate.ts";
import { replayStates } from "../packages/server/src/learners/replay-states.ts";
import { loadCatalogue } from "../packages/server/src/load-catalogue.ts";

const WORDS = {
  same: "as stored",
  none: "stored for the first time",
  stale: "rebuilt: it was of another engine or track",
  differs: "REPLACED: it was not what the log leads to",
} as const;

async function replayAll(): Promise<number> {
  const config = readConfig(process.env);
  const catalogue = await loadCatalogue(config.trackDir);
  const { db, close } = await connect(config);
  const counts = { same: 0, none: 0, stale: 0, differs: 0 };
  try {
    await migrate(db);
    for await (const { learnerId, entries, found } of replayStates({ db, catalogue })) {
      counts[found] += 1;
      if (found !== "same") console.log(`${learnerId}: ${entries} entries, ${WORDS[found]}`);
    }
  } finally {
    await close();
  }
  const { same, none, stale, differs } = counts;
  console.log(`${same} as stored, ${none} new, ${stale} rebuilt, ${differs} replaced.`);
  return differs === 0 ? 0 : 1;
}

try {
  process.exitCode = await replayAll();
} catch (error) {
  console.error(error instanceof Error ? error.message : String(error));
  process.exitCode = 1;
}
