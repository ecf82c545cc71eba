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
  return (async () => {
    let sum = 0;
    for (const text of queries) sum += await withClient(pool, async (client) => (await client.query(text)).rows[0].count);
    return sum;
  })();
}

export function createShutdown(server, pool) {
  let stopping = null;

  async function stop() {
    await new Promise((resolve) => server.close(resolve));
    await pool.end();
  }

  return () => {
    stopping ??= stop();
    return stopping;
  };
}
