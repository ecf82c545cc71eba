import pg from "pg";

const pool = new pg.Pool({
  connectionString: process.env.DATABASE_URL,
  max: 4,
  connectionTimeoutMillis: 1500,
});

const MOST_ATTEMPTS = 5;
const MINUTE_MS = 60_000;
const UNIQUE_VIOLATION = "23505";

async function inTransaction(work) {
  const client = await pool.connect();
  try {
    await client.query("BEGIN");
    const result = await work(client);
    await client.query("COMMIT");
    return result;
  } catch (error) {
    await client.query("ROLLBACK");
    throw error;
  } finally {
    client.release();
  }
}

export function placeOrder({ customer, cents }) {
  return inTransaction(async (client) => {
    const text = "INSERT INTO orders (customer, cents) VALUES ($1, $2) RETURNING id";
    const { rows } = await client.query(text, [customer, cents]);
    await client.query("INSERT INTO jobs (order_id) VALUES ($1)", [rows[0].id]);
    return rows[0].id;
  });
}

export function takeJob() {
  return inTransaction(async (client) => {
    const { rows } = await client.query(
      `SELECT id, order_id, attempts FROM jobs
       WHERE CASE state WHEN 'waiting' THEN run_at <= now() WHEN 'running' THEN locked_until <= now() END
       ORDER BY run_at, id LIMIT 1 FOR UPDATE SKIP LOCKED`,
    );
    if (rows.length === 0) return null;
    const [{ id, order_id: orderId, attempts }] = rows;
    await client.query("UPDATE jobs SET state = 'running', attempts = $2, locked_until = $3 WHERE id = $1", [
      id,
      attempts + 1,
      new Date(Date.now() + MINUTE_MS),
    ]);
    return { id, orderId, attempt: attempts + 1 };
  });
}

export async function givePoints({ id, orderId }) {
  const { rows } = await pool.query("SELECT customer, cents FROM orders WHERE id = $1", [orderId]);
  const [{ customer, cents }] = rows;
  const given = await pool.query("SELECT FROM points WHERE job_id = $1", [id]);
  if (given.rowCount > 0) return;
  await pool.query("INSERT INTO points VALUES ($1, $2, $3)", [id, customer, Math.floor(cents / 100)]);
}

export async function finishJob(id) {
  await pool.query("UPDATE jobs SET state = 'done' WHERE id = $1", [id]);
}

export function failJob(id, message) {
  return inTransaction(async (client) => {
    const { rows } = await client.query("SELECT attempts FROM jobs WHERE id = $1 FOR UPDATE", [id]);
    const isLast = rows[0].attempts >= MOST_ATTEMPTS;
    const runAt = new Date(Date.now() + 2 ** rows[0].attempts * MINUTE_MS);
    await client.query("UPDATE jobs SET state = $2, run_at = $3, last_error = $4 WHERE id = $1", [
      id,
      isLast ? "dead" : "waiting",
      runAt,
      message,
    ]);
  });
}
