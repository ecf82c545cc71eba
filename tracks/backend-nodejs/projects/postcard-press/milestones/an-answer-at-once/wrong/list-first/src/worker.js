import { finishCard, takeCard } from "./cards.js";
import { createPool, createTables } from "./db.js";
import { print } from "./press.js";

const pool = createPool();
try {
  await createTables(pool);
  for (const card of await takeCard(pool)) {
    await pool.query("UPDATE cards SET state = 'printing' WHERE id = $1", [card.id]);
    await print({ key: `card-${card.id}`, to: card.to, text: card.text });
    await finishCard(pool, card);
  }
} finally {
  await pool.end();
}
