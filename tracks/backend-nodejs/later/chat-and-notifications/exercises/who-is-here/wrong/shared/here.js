const connections = new Map();

export function createPresence() {
  return {
    connect(name) {
      const count = connections.get(name) ?? 0;
      connections.set(name, count + 1);
      return count === 0;
    },
    disconnect(name) {
      if (!connections.has(name)) return false;
      const left = connections.get(name) - 1;
      if (left > 0) connections.set(name, left);
      else connections.delete(name);
      return left === 0;
    },
    names() {
      return [...connections.keys()].sort();
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
