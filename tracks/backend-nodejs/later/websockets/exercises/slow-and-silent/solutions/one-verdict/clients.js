function verdictOn({ readyState, OPEN, bufferedAmount }) {
  if (readyState !== OPEN) return "closed";
  return bufferedAmount > 1_000_000 ? "slow" : "ready";
}

export function sendToAll(clients, message) {
  const open = [...clients].map((client) => ({ client, verdict: verdictOn(client) }));
  const ready = open.filter(({ verdict }) => verdict === "ready");
  for (const { client, verdict } of open) if (verdict === "slow") client.terminate();
  for (const { client } of ready) client.send(JSON.stringify(message));
  return ready.length;
}

export function watch(client) {
  client.isAlive = true;
  client.on("pong", () => {
    client.isAlive = true;
  });
}

export function checkAll(clients) {
  clients.forEach((client) => {
    if (!client.isAlive) return client.terminate();
    client.isAlive = false;
    client.ping();
  });
}
