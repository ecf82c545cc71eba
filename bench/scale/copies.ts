/** Copies of a few learners with their rows, made by the database itself: the way to many learners in minutes. */
import type { Pool } from "pg";

/** Rows of copies in one statement: an insert of all would need room for all in the write-ahead log at once. */
const AT_ONCE = 5_000;

/** The token of a copy is this and its number. */
export const TOKEN = "copy-";

/** Makes a table of the learners who are copied, each with a number from 0. */
export async function rememberTemplates(pool: Pool): Promise<void> {
  await pool.query(
    "CREATE TABLE templates AS SELECT id, (row_number() OVER (ORDER BY id) - 1)::int AS number FROM learners",
  );
}

const COPIES = `copies AS (
  SELECT number, ${uuidOf("'learner' || number")} AS id,
    (SELECT id FROM templates WHERE templates.number = n.number % (SELECT count(*) FROM templates)) AS template
  FROM generate_series($1::int, $2::int) AS n (number))`;

const INSERTS = [
  "INSERT INTO learners (id) SELECT id FROM copies",
  `INSERT INTO tokens (hash, learner_id)
   SELECT encode(sha256(('${TOKEN}' || number)::bytea), 'hex'), id FROM copies`,
  `INSERT INTO goals (id, learner_id, text, title, targets, dropped, waits, active, created_at)
   SELECT ${newId("goals.id")}, copies.id, text, title, targets, dropped, waits, active, created_at
   FROM copies JOIN goals ON goals.learner_id = copies.template`,
  `INSERT INTO log (learner_id, sequence, id, at, kind, event, check_id, why, note)
   SELECT copies.id, sequence, ${newId("log.id")}, at, kind,
     jsonb_set(event, '{id}', to_jsonb(${newId("log.id")}::text)), ${newId("check_id")}, why, note
   FROM copies JOIN log ON log.learner_id = copies.template`,
  `INSERT INTO states (learner_id, engine_version, graph, sequence, state)
   SELECT copies.id, engine_version, graph, sequence, state FROM copies JOIN states ON states.learner_id = copies.template`,
  `INSERT INTO checks (id, learner_id, purpose, concept, state, seed, open_item, answers, before, started_at)
   SELECT ${newId("checks.id")}, copies.id, purpose, concept, state, seed, open_item, answers, before, started_at
   FROM copies JOIN checks ON checks.learner_id = copies.template`,
];

/** Makes the copies with the numbers `from` to `to - 1`. */
export async function makeCopies(pool: Pool, from: number, to: number): Promise<void> {
  for (let first = from; first < to; first += AT_ONCE) {
    const last = Math.min(first + AT_ONCE, to) - 1;
    for (const insert of INSERTS) await pool.query(`WITH ${COPIES} ${insert}`, [first, last]);
  }
  await pool.query("VACUUM ANALYZE");
}

/** A UUID of version 4 made from a text: the same one for the same text. */
function uuidOf(text: string): string {
  return `overlay(overlay(md5(${text}) placing '4' from 13) placing '8' from 17)::uuid`;
}

/** An id for a copy: the same one wherever the copied id stands. */
function newId(id: string): string {
  return uuidOf(`${id}::text || copies.number::text`);
}
