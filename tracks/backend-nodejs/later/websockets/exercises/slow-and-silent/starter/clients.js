export function sendToAll(clients, message) {
  return 0;
}

export function watch(client) {}

export function checkAll(clients) {}
