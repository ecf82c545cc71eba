/**
 * The program of the press, which came with its motor. It keeps three tables of its own in the database: its runs, the
 * cards that it has printed, and the faults that it is going to have.
 */
import { setTimeout as sleep } from "node:timers/promises";
import pg from "pg";

const TABLES = `
  CREATE TABLE IF NOT EXISTS press_runs (key text, at timestamptz DEFAULT clock_timestamp());
  CREATE TABLE IF NOT EXISTS press_cards (key text PRIMARY KEY, receiver text, text text);
  CREATE TABLE IF NOT EXISTS press_faults (receiver text, fault text, times integer)`;

/**
 * Prints a card, which takes `PRESS_MS` milliseconds. Cards with the same key are the same card: it is printed the
 * first time only.
 *
 * When the fuse blows, the whole process is dead at once. The card may be printed then.
 *
 * @throws Error when the press jams; nothing is printed
 */
export async function print({ key, to, text }) {
  const book = new pg.Client({ connectionString: process.env.DATABASE_URL });
  await book.connect();
  try {
    await book.query(TABLES);
    await book.query("INSERT INTO press_runs (key) VALUES ($1)", [key]);
    const { rows } = await book.query(
      "UPDATE press_faults SET times = times - 1 WHERE receiver = $1 AND times > 0 RETURNING fault",
      [to],
    );
    await sleep(Number(process.env.PRESS_MS ?? 2000));
    if (rows[0]?.fault === "jam") throw new Error("The paper is stuck.");
    await book.query("INSERT INTO press_cards VALUES ($1, $2, $3) ON CONFLICT DO NOTHING", [key, to, text]);
    if (rows[0]?.fault === "fuse") process.kill(process.pid, "SIGKILL");
  } finally {
    await book.end();
  }
}
