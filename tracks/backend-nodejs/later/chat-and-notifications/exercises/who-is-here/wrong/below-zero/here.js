export function createPresence() {
  const connections = new Map();
  return {
    connect(name) {
      const count = connections.get(name) ?? 0;
      connections.set(name, count + 1);
      return count === 0;
    },
    disconnect(name) {
      const left = (connections.get(name) ?? 0) - 1;
      connections.set(name, left);
      return left === 0;
    },
    names() {
      return [...connections.keys()].filter((name) => connections.get(name) > 0).sort();
    },
  };
}

export function unreadOf({ name, rooms, lastRead }, messages) {
  const unread = {};
  for (const room of rooms) {
    const read = lastRead[room] ?? 0;
    unread[room] = messages.filter((one) => one.room === room && one.from !== name && one.id > read).length;
  }
  return unread;
}
