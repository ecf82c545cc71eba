// Gives a learner of this installation a role: `npm run role -- --help`.

import { parseArgs } from "node:util";
import { Role } from "@aulo/contract";
import { readConfig } from "../packages/server/src/config.ts";
import { connect } from "../packages/server/src/db/connect.ts";
import { migrate } from "../packages/server/src/db/migrate.ts";
import { findOneLearner, listLearners } from "../packages/server/src/learners/list-learners.ts";
import { setRole } from "../packages/server/src/learners/set-role.ts";

const USAGE = `npm run role                  lists the learners of this installation with their roles, the last active first
npm run role -- ID ROLE       gives one of them a role; the first letters of the id are enough

Roles: learner; mentor, who may open classes; admin, who may also give roles and set limits. It changes the data of this installation
(AULO_DATA_DIR, or DATABASE_URL). Stop Aulo first, unless it uses a PostgreSQL server.`;

async function changeRole([start, text, ...more]: readonly string[]): Promise<string> {
  const { db, close } = await connect(readConfig(process.env));
  try {
    await migrate(db);
    const learners = await listLearners(db);
    if (start === undefined)
      return learners.length === 0
        ? "There is no learner here."
        : learners
            .map(({ id, role, since }) => `${id}  ${role.padEnd(7)}  since ${since.slice(0, 10)}`)
            .join("\n");
    const role = Role.safeParse(text);
    if (!role.success || more.length > 0)
      throw new Error(`Name one role after the id: ${Role.options.join(", ")}.`);
    const { id } = findOneLearner(learners, start);
    await setRole({ db, now: Date.now }, { actor: null, learnerId: id, role: role.data });
    return `${id} is now ${role.data}.`;
  } finally {
    await close();
  }
}

try {
  const { values, positionals } = parseArgs({
    options: { help: { type: "boolean", default: false } },
    allowPositionals: true,
  });
  console.log(values.help ? USAGE : await changeRole(positionals));
} catch (error) {
  console.error(error instanceof Error ? error.message : String(error));
  process.exitCode = 1;
}
