import { createCalls, createPool } from "./calls.js";
import { readMessage } from "./messages.js";
import { hides } from "./watchers.js";

const [hide, text, ...more] = process.argv.slice(2);
const message = more.length > 0 ? null : readMessage(JSON.stringify({ kind: "call", hide, text }));

if (message === null) {
  console.error(`npm run call -- HIDE "TEXT", with one of ${hides.join(", ")} and up to 280 characters`);
} else {
  const pool = createPool(process.env.DATABASE_URL);
  try {
    await createCalls(pool).add({ hide, from: "Ranger", text });
  } finally {
    await pool.end();
  }
}
