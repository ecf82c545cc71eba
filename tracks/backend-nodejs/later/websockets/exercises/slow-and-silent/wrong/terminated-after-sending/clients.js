const MOST_WAITING_BYTES = 1_000_000;
const alive = new WeakSet();

export function sendToAll(clients, message) {
  const text = JSON.stringify(message);
  let count = 0;
  for (const client of clients) {
    if (client.readyState !== client.OPEN) continue;
    client.send(text);
    if (client.bufferedAmount > MOST_WAITING_BYTES) client.terminate();
    else count += 1;
  }
  return count;
}

export function watch(client) {
  alive.add(client);
  client.on("pong", () => alive.add(client));
}

export function checkAll(clients) {
  for (const client of clients) {
    // True when the client was in the set, and takes it out.
    if (alive.delete(client)) client.ping();
    else client.terminate();
  }
}
