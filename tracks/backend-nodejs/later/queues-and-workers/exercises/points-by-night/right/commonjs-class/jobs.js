const { Pool } = require("pg");

const pool = new Pool({ connectionString: process.env.DATABASE_URL, max: 4 });
const PAUSES_IN_MINUTES = [2, 4, 8, 16];

class Jobs {
  async place(order) {
    const client = await pool.connect();
    try {
      await client.query("BEGIN");
      const placed = await client.query("INSERT INTO orders (customer, cents) VALUES ($1, $2) RETURNING *", [
        order.customer,
        order.cents,
      ]);
      const id = placed.rows[0].id;
      await client.query("INSERT INTO jobs (order_id, state) VALUES ($1, 'waiting')", [id]);
      await client.query("COMMIT");
      client.release();
      return id;
    } catch (error) {
      await client.query("ROLLBACK");
      client.release();
      throw error;
    }
  }

  // Looks first, and then takes the job only if nobody else has: the number of attempts is its version.
  async take() {
    for (;;) {
      const found = await pool.query(
        "SELECT * FROM jobs WHERE (state = 'waiting' AND run_at <= now()) OR (state = 'running' AND locked_until <= now()) ORDER BY run_at, id LIMIT 1",
      );
      if (found.rowCount === 0) return null;
      const job = found.rows[0];
      const taken = await pool.query(
        "UPDATE jobs SET state = 'running', attempts = attempts + 1, locked_until = now() + make_interval(secs => 60) WHERE id = $1 AND attempts = $2",
        [job.id, job.attempts],
      );
      if (taken.rowCount === 1) return { id: job.id, orderId: job.order_id, attempt: job.attempts + 1 };
    }
  }

  async fail(id, message) {
    const found = await pool.query("SELECT attempts FROM jobs WHERE id = $1", [id]);
    const pause = PAUSES_IN_MINUTES[found.rows[0].attempts - 1];
    if (pause === undefined) {
      await pool.query("UPDATE jobs SET state = 'dead', locked_until = NULL, last_error = $2 WHERE id = $1", [id, message]);
    } else {
      await pool.query(
        "UPDATE jobs SET state = 'waiting', locked_until = NULL, last_error = $2, run_at = now() + $3 * interval '1 minute' WHERE id = $1",
        [id, message, pause],
      );
    }
  }
}

const jobs = new Jobs();

module.exports.placeOrder = (order) => jobs.place(order);
module.exports.takeJob = () => jobs.take();
module.exports.failJob = (id, message) => jobs.fail(id, message);
module.exports.finishJob = async (id) => {
  await pool.query("UPDATE jobs SET state = 'done', locked_until = NULL WHERE id = $1", [id]);
};
module.exports.givePoints = async (job) => {
  const order = await pool.query("SELECT * FROM orders WHERE id = $1", [job.orderId]);
  const points = (order.rows[0].cents - (order.rows[0].cents % 100)) / 100;
  await pool.query("INSERT INTO points VALUES ($1, $2, $3) ON CONFLICT DO NOTHING", [
    job.id,
    order.rows[0].customer,
    points,
  ]);
};
