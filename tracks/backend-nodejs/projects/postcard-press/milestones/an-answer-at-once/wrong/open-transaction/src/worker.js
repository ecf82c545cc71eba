import { finishCard, takeCard } from "./cards.js";
import { createPool, createTables } from "./db.js";
import { print } from "./press.js";

const pool = createPool();
try {
  await createTables(pool);
  const client = await pool.connect();
  for (let card = await takeCard(client); card !== undefined; card = await takeCard(client)) {
    await print({ key: `card-${card.id}`, to: card.to, text: card.text });
    await finishCard(client, card);
  }
} finally {
  await pool.end();
}
