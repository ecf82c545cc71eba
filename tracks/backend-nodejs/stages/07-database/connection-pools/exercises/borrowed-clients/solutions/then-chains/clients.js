const isBroken = ({ code }) => typeof code === "string" && /^(08|57)/.test(code);

export function withClient(pool, work) {
  return pool.connect().then((client) =>
    Promise.resolve()
      .then(() => work(client))
      .then(
        (result) => {
          client.release(false);
          return result;
        },
        (error) => {
          client.release(isBroken(error ?? {}));
          throw error;
        },
      ),
  );
}

export async function total(pool, queries) {
  const counts = await withClient(pool, (client) =>
    queries.reduce(
      (before, text) => before.then(async (list) => [...list, (await client.query(text)).rows[0].count]),
      Promise.resolve([]),
    ),
  );
  return counts.reduce((sum, count) => sum + count, 0);
}

export function createShutdown(server, pool) {
  let result;
  return function shutDown() {
    if (result === undefined) {
      result = new Promise((resolve, reject) => {
        server.close(() => pool.end().then(resolve, reject));
      });
    }
    return result;
  };
}
