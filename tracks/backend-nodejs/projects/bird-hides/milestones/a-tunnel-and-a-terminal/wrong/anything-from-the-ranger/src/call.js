import { createCalls, createPool } from "./calls.js";
import { readMessage } from "./messages.js";
import { hides } from "./watchers.js";

const [hide, text, ...more] = process.argv.slice(2);
const message = { hide, text, more };

if (message === null) {
  console.error(`npm run call -- HIDE "TEXT", with one of ${hides.join(", ")} and up to 280 characters`);
  process.exitCode = 1;
} else {
  const pool = createPool(process.env.DATABASE_URL);
  try {
    await createCalls(pool).add({ hide, from: "Ranger", text });
  } finally {
    await pool.end();
  }
}
