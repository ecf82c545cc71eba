const MOST_WAITING_BYTES = 1_000_000;
let hasAnswered = true;

export function sendToAll(clients, message) {
  const text = JSON.stringify(message);
  let count = 0;
  for (const client of clients) {
    if (client.readyState !== client.OPEN) continue;
    if (client.bufferedAmount > MOST_WAITING_BYTES) {
      client.terminate();
      continue;
    }
    client.send(text);
    count += 1;
  }
  return count;
}

export function watch(client) {
  hasAnswered = true;
  client.on("pong", () => {
    hasAnswered = true;
  });
}

export function checkAll(clients) {
  for (const client of clients) {
    if (hasAnswered) client.ping();
    else client.terminate();
  }
  hasAnswered = false;
}
