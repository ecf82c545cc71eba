import { failCard, finishCard, takeCard } from "./cards.js";
import { createPool, createTables } from "./db.js";
import { print } from "./press.js";

const RETRY_MS = Number(process.env.RETRY_MS ?? 60);

const pool = createPool();
try {
  await createTables(pool);
  for (let card = await takeCard(pool); card !== undefined; card = await takeCard(pool)) {
    await printOne(card);
  }
} finally {
  await pool.end();
}

async function printOne(card) {
  try {
    await print({ key: `card-${card.id}`, to: card.to, text: card.text });
  } catch ({ message }) {
    console.log(`card ${card.id}, attempt ${card.attempts}: ${message}`);
    return failCard(pool, card, { message, retryMs: RETRY_MS });
  }
  await finishCard(pool, card);
}
