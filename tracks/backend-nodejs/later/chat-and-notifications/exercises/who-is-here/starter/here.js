export function createPresence() {
  return {
    connect(name) {
      return false;
    },
    disconnect(name) {
      return false;
    },
    names() {
      return [];
    },
  };
}

export function unreadOf(member, messages) {
  return {};
}
