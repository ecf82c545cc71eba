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

/**
 * Takes the card that is due first, for some time; undefined when none is due. A card that is still printing when its
 * time is over is due again. The end of the time says which taking this is.
 */
export async function takeCard(db, { leaseMs }) {
  const { rows } = await db.query(
    `UPDATE cards SET state = 'printing', attempts = attempts + 1, due_at = now() + $1 * interval '1 millisecond'
     WHERE id = (SELECT id FROM cards WHERE due_at <= now() AND attempts < ${MAX_ATTEMPTS}
                 ORDER BY due_at, id LIMIT 1 FOR UPDATE SKIP LOCKED)
     RETURNING ${CARD}, due_at::text AS until`,
    [leaseMs],
  );
  return rows[0];
}

/** Gives up the cards whose last worker has died. */
export async function failAbandoned(db) {
  await db.query(
    `UPDATE cards SET state = 'failed', due_at = NULL, last_error = 'The worker died each time.'
     WHERE state = 'printing' AND due_at <= now() AND attempts >= ${MAX_ATTEMPTS}`,
  );
}

/** Does nothing when the card was taken again since. */
export async function finishCard(db, { id, until }) {
  await db.query(
    `UPDATE cards SET state = 'printed', due_at = NULL, last_error = NULL
     WHERE id = $1 AND state = 'printing' AND due_at = $2::timestamptz`,
    [id, until],
  );
}

/**
 * Lets the card wait, each time twice as long; after the last attempt it is given up. Does nothing when the card was
 * taken again since.
 */
export async function failCard(db, { id, attempts, until }, { message, retryMs }) {
  const isLast = attempts >= MAX_ATTEMPTS;
  await db.query(
    `UPDATE cards SET state = $3, last_error = $4,
       due_at = CASE WHEN $5::double precision IS NULL THEN NULL ELSE now() + $5 * interval '1 millisecond' END
     WHERE id = $1 AND state = 'printing' AND due_at = $2::timestamptz`,
    [id, until, isLast ? "failed" : "waiting", message, isLast ? null : retryMs * 2 ** (attempts - 1)],
  );
}
