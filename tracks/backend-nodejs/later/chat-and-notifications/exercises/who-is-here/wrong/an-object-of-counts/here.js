export function createPresence() {
  const counts = {};
  return {
    connect(name) {
      if (counts[name]) {
        counts[name] += 1;
        return false;
      }
      counts[name] = 1;
      return true;
    },
    disconnect(name) {
      if (!counts[name]) return false;
      counts[name] -= 1;
      if (counts[name] > 0) return false;
      delete counts[name];
      return true;
    },
    names() {
      return Object.keys(counts).sort();
    },
  };
}

export function unreadOf({ name, rooms, lastRead }, messages) {
  const unread = {};
  for (const room of rooms) {
    const last = lastRead[room] ?? 0;
    unread[room] = messages.filter((one) => one.room === room && one.from !== name && one.id > last).length;
  }
  return unread;
}
