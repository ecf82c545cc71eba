async function withClient(pool, work) {
  const client = await pool.connect();
  let result;
  try {
    result = await work(client);
  } catch (error) {
    if (error && error.code && (error.code.startsWith("08") || error.code.startsWith("57"))) {
      client.release(true);
    } else {
      client.release();
    }
    throw error;
  }
  client.release();
  return result;
}

async function total(pool, queries) {
  return withClient(pool, async function (client) {
    let sum = 0;
    for (let index = 0; index < queries.length; index += 1) {
      const result = await client.query(queries[index]);
      sum = sum + result.rows[0].count;
    }
    return sum;
  });
}

class Shutdown {
  constructor(server, pool) {
    this.server = server;
    this.pool = pool;
    this.started = null;
  }
  async run() {
    await new Promise((resolve) => this.server.close(() => resolve()));
    await this.pool.end();
  }
  start() {
    if (!this.started) this.started = this.run();
    return this.started;
  }
}

function createShutdown(server, pool) {
  const shutdown = new Shutdown(server, pool);
  return () => shutdown.start();
}

module.exports = { withClient, total, createShutdown };
