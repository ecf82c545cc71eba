import pg from "pg";

const pool = new pg.Pool({
  connectionString: process.env.DATABASE_URL,
  max: 4,
  connectionTimeoutMillis: 1500,
});

/** Inserts an order and its job. Resolves to the order's id. */
export async function placeOrder({ customer, cents }) {
  const { rows } = await pool.query("INSERT INTO orders (customer, cents) VALUES ($1, $2) RETURNING id", [
    customer,
    cents,
  ]);
  await pool.query("INSERT INTO jobs (order_id) VALUES ($1)", [rows[0].id]);
  return rows[0].id;
}

/** Takes the next job. Resolves to { id, orderId, attempt }, or to null. */
export async function takeJob() {
  const { rows } = await pool.query("SELECT id, order_id FROM jobs WHERE state = 'waiting' LIMIT 1");
  if (rows.length === 0) return null;
  await pool.query("UPDATE jobs SET state = 'running' WHERE id = $1", [rows[0].id]);
  return { id: rows[0].id, orderId: rows[0].order_id, attempt: 1 };
}

/** Gives the customer of the order the points for it. */
export async function givePoints({ id, orderId }) {
  await pool.query(
    "INSERT INTO points (job_id, customer, points) SELECT $1, customer, cents / 100 FROM orders WHERE id = $2",
    [id, orderId],
  );
}

export async function finishJob(id) {
  await pool.query("UPDATE jobs SET state = 'done' WHERE id = $1", [id]);
}

/** Notes that an attempt has failed. */
export async function failJob(id, message) {
  await pool.query("UPDATE jobs SET state = 'waiting' WHERE id = $1", [id]);
}
