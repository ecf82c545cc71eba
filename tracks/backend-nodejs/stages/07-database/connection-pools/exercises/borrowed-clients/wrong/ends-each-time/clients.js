const BROKEN = ["08", "57"];

export async function withClient(pool, work) {
  const client = await pool.connect();
  let isBroken = false;
  try {
    return await work(client);
  } catch (error) {
    isBroken = BROKEN.includes(String(error?.code).slice(0, 2));
    throw error;
  } finally {
    client.release(isBroken);
  }
}

export function total(pool, queries) {
  return withClient(pool, async (client) => {
    let sum = 0;
    for (const text of queries) {
      const { rows } = await client.query(text);
      sum += rows[0].count;
    }
    return sum;
  });
}

export function createShutdown(server, pool) {
  let stopping = null;

  async function stop() {
    await new Promise((resolve) => server.close(resolve));
    await pool.end();
  }

  return () => {
    stopping = stop();
    return stopping;
  };
}
