/** The statements of one answer, recorded in this process, so that a bare server can send the same ones. */
import { randomUUID } from "node:crypto";
import { Client } from "pg";
import { connect } from "../../packages/server/src/db/connect.ts";
import { openItemOf } from "../../packages/server/src/testing/answers.ts";
import { REAL_TRACK } from "../../packages/server/src/testing/real-track.ts";
import { startTestServer } from "../../packages/server/src/testing/test-server.ts";
import { prepareLearner } from "./prepared.ts";

/** Answers before the recorded one: the learner has a log by then. */
const ANSWERS_BEFORE = 3;

export type Statement = { name?: string; text: string; values: readonly unknown[] };

/** `ids`: values of the recorded answer that are others in each answer. `sequence`: of its entry in the log. */
export type Recording = {
  statements: Statement[];
  reply: unknown;
  ids: { token: string; learner: string; check: string; key: string; entry: string };
  sequence: number;
};

/** @param url of a migrated database */
export async function recordAnswer(url: string): Promise<Recording> {
  const server = await startTestServer(await connect({ databaseUrl: url, dataDir: "" }), {
    runner: null,
    trackDir: REAL_TRACK,
  });
  try {
    const { learner, check: first } = await prepareLearner(server.base);
    let check = first;
    const answer = (key: string) => {
      const body = { item: openItemOf(check).id, answer: { kind: "dont-know" as const } };
      return learner.call("answer", { params: { checkId: check.id }, body, key });
    };
    for (let count = 0; count < ANSWERS_BEFORE; count += 1) check = (await answer(randomUUID())).check;
    const key = randomUUID();
    const { statements, result: reply } = await recording(() => answer(key));
    const values = statements.find(({ text }) => text.startsWith('insert into "log"'))?.values ?? [];
    const token = statements[0]?.values[0];
    const ids = { token: `${token}`, learner: `${values[0]}`, check: check.id, key, entry: reply.attempt.id };
    return { statements, reply, ids, sequence: Number(values[1]) };
  } finally {
    await server.stop();
  }
}

/** Runs `work`, and lists the statements that the connections of this process send meanwhile, those of the queue left out. */
async function recording<T>(work: () => Promise<T>): Promise<{ statements: Statement[]; result: T }> {
  const statements: Statement[] = [];
  const query = Client.prototype.query;
  Client.prototype.query = function record(this: Client, ...given: unknown[]) {
    const [statement] = given;
    if (isStatement(statement) && !statement.text.includes("pgboss")) statements.push({ ...statement });
    return Reflect.apply(query, this, given);
  };
  try {
    return { result: await work(), statements };
  } finally {
    Client.prototype.query = query;
  }
}

function isStatement(given: unknown): given is Statement {
  return typeof given === "object" && given !== null && "text" in given && "values" in given;
}
