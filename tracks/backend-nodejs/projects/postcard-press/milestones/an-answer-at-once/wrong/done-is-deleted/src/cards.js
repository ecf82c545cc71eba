import { inTransaction } from "./db.js";

const CARD = `id, receiver AS "to", text, state`;

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

/** Takes the oldest card that is waiting, so that no other worker gets it; undefined when there is none. */
export async function takeCard(db) {
  const { rows } = await db.query(
    `UPDATE cards SET state = 'printing'
     WHERE id = (SELECT id FROM cards WHERE state = 'waiting' ORDER BY id LIMIT 1 FOR UPDATE SKIP LOCKED)
     RETURNING ${CARD}`,
  );
  return rows[0];
}

export async function finishCard(db, { id }) {
  await db.query("DELETE FROM cards WHERE id = $1", [id]);
}
