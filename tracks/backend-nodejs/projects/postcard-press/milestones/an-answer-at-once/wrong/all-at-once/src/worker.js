import { finishCard, takeCard } from "./cards.js";
import { createPool, createTables } from "./db.js";
import { print } from "./press.js";

const pool = createPool();
try {
  await createTables(pool);
  const cards = [];
  for (let card = await takeCard(pool); card !== undefined; card = await takeCard(pool)) cards.push(card);
  for (const card of cards) {
    await print({ key: `card-${card.id}`, to: card.to, text: card.text });
    await finishCard(pool, card);
  }
} finally {
  await pool.end();
}
