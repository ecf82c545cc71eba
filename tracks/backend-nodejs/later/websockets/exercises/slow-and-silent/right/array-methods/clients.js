const missed = new Map();

module.exports = {
  sendToAll(clients, message) {
    const open = Array.from(clients).filter((client) => client.readyState === client.OPEN);
    open.filter((client) => client.bufferedAmount > 1e6).forEach((client) => client.terminate());
    const quick = open.filter((client) => client.bufferedAmount <= 1e6);
    quick.forEach((client) => client.send(JSON.stringify(message)));
    return quick.length;
  },
  watch(client) {
    missed.set(client, 0);
    client.on("pong", () => missed.set(client, 0));
  },
  checkAll(clients) {
    for (const client of clients) {
      if (missed.get(client) > 0) {
        missed.delete(client);
        client.terminate();
      } else {
        missed.set(client, 1);
        client.ping();
      }
    }
  },
};
