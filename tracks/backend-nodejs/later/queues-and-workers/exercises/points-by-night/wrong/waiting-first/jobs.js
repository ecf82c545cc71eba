import pg from "pg";

const pool = new pg.Pool({
  connectionString: process.env.DATABASE_URL,
  max: 4,
  connectionTimeoutMillis: 1500,
});

/** Inserts an order and its job. Resolves to the order's id. */
export async function placeOrder({ customer, cents }) {
  const { rows } = await pool.query(
    `WITH placed AS (INSERT INTO orders (customer, cents) VALUES ($1, $2) RETURNING id)
    INSERT INTO jobs (order_id) SELECT id FROM placed RETURNING order_id`,
    [customer, cents],
  );
  return rows[0].order_id;
}

/** Takes the next job. Resolves to { id, orderId, attempt }, or to null. */
export async function takeJob() {
  const { rows } = await pool.query(
    `UPDATE jobs SET state = 'running', attempts = attempts + 1, locked_until = now() + interval '1 minute'
    WHERE id = (
      SELECT id FROM jobs
      WHERE (state = 'waiting' AND run_at <= now()) OR (state = 'running' AND locked_until <= now())
      ORDER BY state DESC, run_at LIMIT 1
      FOR UPDATE SKIP LOCKED
    )
    RETURNING id, order_id AS "orderId", attempts AS attempt`,
  );
  return rows[0] ?? null;
}

/** Gives the customer of the order the points for it. */
export async function givePoints({ id, orderId }) {
  await pool.query(
    `INSERT INTO points (job_id, customer, points) SELECT $1, customer, cents / 100 FROM orders WHERE id = $2
    ON CONFLICT (job_id) DO NOTHING`,
    [id, orderId],
  );
}

export async function finishJob(id) {
  await pool.query("UPDATE jobs SET state = 'done' WHERE id = $1", [id]);
}

/** Notes that an attempt has failed. */
export async function failJob(id, message) {
  await pool.query(
    `UPDATE jobs SET
      state = CASE WHEN attempts >= 5 THEN 'dead' ELSE 'waiting' END,
      run_at = CASE WHEN attempts >= 5 THEN run_at ELSE now() + interval '1 minute' * power(2, attempts) END,
      last_error = $2
    WHERE id = $1`,
    [id, message],
  );
}
