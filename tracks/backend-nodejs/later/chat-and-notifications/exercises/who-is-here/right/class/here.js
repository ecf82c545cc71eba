class Presence {
  #counts = Object.create(null);
  connect(name) {
    this.#counts[name] = (this.#counts[name] || 0) + 1;
    return this.#counts[name] === 1;
  }
  disconnect(name) {
    if (!this.#counts[name]) return false;
    this.#counts[name]--;
    return this.#counts[name] === 0;
  }
  names() {
    return Object.keys(this.#counts).filter((name) => this.#counts[name] > 0).sort();
  }
}

function unreadOf(member, messages) {
  return member.rooms.reduce((result, room) => {
    let count = 0;
    messages.forEach((message) => {
      const read = member.lastRead[room];
      if (message.room !== room) return;
      if (message.from === member.name) return;
      if (read !== undefined && message.id <= read) return;
      count++;
    });
    return { ...result, [room]: count };
  }, {});
}

module.exports = { createPresence: () => new Presence(), unreadOf };
