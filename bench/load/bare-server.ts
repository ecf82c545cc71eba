/**
 * A bare server beside which Aulo is measured: Express and `pg` with the recorded statements of an answer, and nothing else. A process of
 * its own, as Aulo is.
 *
 * - `POST /answer` sends the statements of one answer with the ids of the body, and replies what Aulo replied.
 * - `POST /commit` inserts a single row, which is the least that a server can do that loses no answer.
 */
import { randomUUID } from "node:crypto";
import { readFileSync } from "node:fs";
import express from "express";
import { Pool, type PoolClient } from "pg";
import { POOL_SIZE } from "../../packages/server/src/db/connect.ts";
import type { Recording } from "./recorded-statements.ts";

/** `token`: its hash. */
export type BareAnswer = { token: string; learner: string; check: string };

/** Sequence of the first entry that the bare server writes into a log: beyond those of Aulo. */
const FIRST_SEQUENCE = 1_000_000;

const [url, file = ""] = process.argv.slice(2);
const recording: Recording = JSON.parse(readFileSync(file, "utf8"));
const pool = new Pool({ connectionString: url, max: POOL_SIZE });
await pool.query("CREATE TABLE IF NOT EXISTS bare_rows (id uuid PRIMARY KEY, body text NOT NULL)");
const entry = JSON.stringify(
  recording.statements.find(({ text }) => text.startsWith('insert into "log"'))?.values ?? [],
);
/** Sequence of the next entry, by the id of the learner. */
const nextOf = new Map<string, number>();

async function sendAnswer(client: PoolClient, { token, learner, check }: BareAnswer): Promise<void> {
  const { ids, sequence, statements } = recording;
  const next = nextOf.get(learner) ?? FIRST_SEQUENCE;
  nextOf.set(learner, next + 1);
  const names = new Map([
    [ids.token, token],
    [ids.learner, learner],
    [ids.check, check],
    [ids.key, randomUUID()],
    [ids.entry, randomUUID()],
  ]);
  const replace = (text: string) =>
    [...names].reduce((replaced, [from, to]) => replaced.replaceAll(from, to), text);
  for (const { name, text, values } of statements) {
    const given = values.map((value) =>
      typeof value === "string"
        ? replace(value)
        : typeof value === "number" && value <= sequence && value > 0
          ? next - (sequence - value)
          : value,
    );
    await client.query({ text, values: given, ...(name === undefined ? {} : { name }) });
  }
}

const app = express();
app.use(express.json());
app.post("/answer", async (request, response) => {
  const client = await pool.connect();
  try {
    await sendAnswer(client, request.body);
  } finally {
    client.release();
  }
  response.json(recording.reply);
});
app.post("/commit", async (_request, response) => {
  await pool.query("INSERT INTO bare_rows (id, body) VALUES ($1, $2)", [randomUUID(), entry]);
  response.json({});
});
const server = app.listen(0, "127.0.0.1", () => {
  const address = server.address();
  if (typeof address === "object" && address !== null) process.stdout.write(`${address.port}\n`);
});
