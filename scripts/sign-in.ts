// Makes a login link for a learner of this installation whose browser lost its cookie: `npm run sign-in -- --help`.

import { parseArgs } from "node:util";
import { readConfig } from "../packages/server/src/config.ts";
import { connect } from "../packages/server/src/db/connect.ts";
import { migrate } from "../packages/server/src/db/migrate.ts";
import {
  findOneLearner,
  type ListedLearner,
  listLearners,
} from "../packages/server/src/learners/list-learners.ts";
import { makeToken } from "../packages/server/src/learners/tokens.ts";

const USAGE = `npm run sign-in            lists the learners of this installation, the last active first
npm run sign-in -- ID      prints a login link for one of them; the first letters of the id are enough

It reads the data of this installation (AULO_DATA_DIR, or DATABASE_URL), while Aulo is stopped. Whoever opens the link goes on as that
learner, so keep it to yourself.`;

async function signIn(start: string | undefined): Promise<string> {
  const config = readConfig(process.env);
  const { db, close } = await connect(config);
  try {
    await migrate(db);
    const learners = await listLearners(db);
    if (start === undefined) return tell(learners);
    const learner = findOneLearner(learners, start);
    const link = `http://${config.host}:${config.port}/#continue=${await makeToken(db, learner.id)}`;
    return `${link}\n\nStart Aulo, then open the link, or paste it on the page that asks for it.`;
  } finally {
    await close();
  }
}

function tell(learners: readonly ListedLearner[]): string {
  if (learners.length === 0) return "There is no learner here.";
  const lines = learners.map(
    ({ id, since, lastActive, entries }) =>
      `${id}  since ${since.slice(0, 10)}, last active ${(lastActive ?? since).slice(0, 10)}, ${entries} entries in the log`,
  );
  return [...lines, "", "A link for one of them: npm run sign-in -- ID"].join("\n");
}

try {
  const { values, positionals } = parseArgs({
    options: { help: { type: "boolean", default: false } },
    allowPositionals: true,
  });
  console.log(values.help ? USAGE : await signIn(positionals[0]));
} catch (error) {
  console.error(error instanceof Error ? error.message : String(error));
  process.exitCode = 1;
}
