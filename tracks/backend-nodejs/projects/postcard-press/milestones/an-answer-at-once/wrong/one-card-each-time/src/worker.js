import { finishCard, takeCard } from "./cards.js";
import { createPool, createTables } from "./db.js";
import { print } from "./press.js";

const pool = createPool();
try {
  await createTables(pool);
  const card = await takeCard(pool);
  if (card !== undefined) {
    await print({ key: `card-${card.id}`, to: card.to, text: card.text });
    await finishCard(pool, card);
  }
} finally {
  await pool.end();
}
