export function createPresence() {
  let open = [];
  return {
    connect(name) {
      const isNew = !open.includes(name);
      open.push(name);
      return isNew;
    },
    disconnect(name) {
      const at = open.indexOf(name);
      if (at === -1) return false;
      open = open.filter((one) => one !== name);
      return !open.includes(name);
    },
    names: () => [...new Set(open)].sort(),
  };
}

export function unreadOf(member, messages) {
  const unread = Object.fromEntries(member.rooms.map((room) => [room, 0]));
  for (const { id, room, from } of messages) {
    if (!member.rooms.includes(room) || from === member.name) continue;
    if (id > (member.lastRead[room] ?? 0)) unread[room] += 1;
  }
  return unread;
}
