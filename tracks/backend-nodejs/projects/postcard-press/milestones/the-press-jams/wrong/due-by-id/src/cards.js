import { inTransaction } from "./db.js";

const MAX_ATTEMPTS = 5;
const CARD = `id, receiver AS "to", text, state, attempts, due_at AS "dueAt", last_error AS "lastError"`;

/** Stores the order with all of its cards, or nothing. */
export function addOrder(pool, cards) {
  return inTransaction(pool, async (client) => {
    const { rows } = await client.query("INSERT INTO orders DEFAULT VALUES RETURNING id");
    const { id } = rows[0];
    const stored = [];
    for (const { to, text } of cards) {
      const added = await client.query(
        `INSERT INTO cards (order_id, receiver, text) VALUES ($1, $2, $3) RETURNING ${CARD}`,
        [id, to, text],
      );
      stored.push(added.rows[0]);
    }
    return { id, cards: stored };
  });
}

/** The card, or undefined. */
export async function findCard(db, id) {
  const { rows } = await db.query(`SELECT ${CARD} FROM cards WHERE id = $1`, [id]);
  return rows[0];
}

/** All cards that were given up. */
export async function listFailed(db) {
  const { rows } = await db.query(`SELECT ${CARD} FROM cards WHERE state = 'failed' ORDER BY id`);
  return rows;
}

/** Begins anew with a card that was given up; undefined when it was not. */
export async function retryCard(db, id) {
  const { rows } = await db.query(
    `UPDATE cards SET state = 'waiting', attempts = 0, due_at = now(), last_error = NULL
     WHERE id = $1 AND state = 'failed' RETURNING ${CARD}`,
    [id],
  );
  return rows[0];
}

/** Takes the card that is due first, so that no other worker gets it; undefined when none is due. */
export async function takeCard(db) {
  const { rows } = await db.query(
    `UPDATE cards SET state = 'printing', attempts = attempts + 1
     WHERE id = (SELECT id FROM cards WHERE state = 'waiting' AND due_at <= now()
                 ORDER BY id LIMIT 1 FOR UPDATE SKIP LOCKED)
     RETURNING ${CARD}`,
  );
  return rows[0];
}

export async function finishCard(db, { id }) {
  await db.query("UPDATE cards SET state = 'printed', due_at = NULL, last_error = NULL WHERE id = $1", [id]);
}

/** Lets the card wait, each time twice as long; after the last attempt it is given up. */
export async function failCard(db, { id, attempts }, { message, retryMs }) {
  const isLast = attempts >= MAX_ATTEMPTS;
  await db.query(
    `UPDATE cards SET state = $2, last_error = $3,
       due_at = CASE WHEN $4::double precision IS NULL THEN NULL ELSE now() + $4 * interval '1 millisecond' END
     WHERE id = $1`,
    [id, isLast ? "failed" : "waiting", message, isLast ? null : retryMs * 2 ** (attempts - 1)],
  );
}
