import { failAbandoned, failCard, finishCard, takeCard } from "./cards.js";
import { createPool, createTables } from "./db.js";
import { print } from "./press.js";

const LEASE_MS = Number(process.env.LEASE_MS ?? 60_000);
const RETRY_MS = Number(process.env.RETRY_MS ?? 60_000);

const pool = createPool();
try {
  await createTables(pool);
  await failAbandoned(pool);
  for (let card = await take(); card !== undefined; card = await take()) await printOne(card);
} finally {
  await pool.end();
}

function take() {
  return takeCard(pool, { leaseMs: LEASE_MS });
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
