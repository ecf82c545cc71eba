/**
 * Tells connections about new calls, whichever process has stored them.
 *
 * 1. Each connection has a seat in its hides: the id of the last call that it has got.
 * 2. From time to time, and after each call of this process, the calls after the earliest seat are read.
 * 3. A connection gets those after its own seat, and its seat moves on. So it gets each call once, in order.
 */
const LOOK_MS = 200;

export function createFeed(calls, tell) {
  const rooms = new Map(); // of each hide, the seats of its connections
  let isLooking = false;
  let looksAgain = false;
  const timer = setInterval(look, LOOK_MS);

  async function look() {
    looksAgain = true;
    if (isLooking) return;
    isLooking = true;
    while (looksAgain) {
      looksAgain = false;
      for (const hide of rooms.keys()) await deliver(hide).catch(console.error);
    }
    isLooking = false;
  }

  async function deliver(hide) {
    const room = roomOf(hide);
    if (room.size === 0) return;
    const news = await calls.after(hide, Math.min(...room.values()));
    for (const call of news) {
      for (const [client, seat] of room) {
        if (call.id <= seat) continue;
        room.set(client, call.id);
        tell(client, call);
      }
    }
  }

  function roomOf(hide) {
    if (!rooms.has(hide)) rooms.set(hide, new Map());
    return rooms.get(hide);
  }

  return {
    look,
    has: (client, hide) => roomOf(hide).has(client),
    /** Gives the connection a seat after this call. A seat never moves back. */
    sit(client, hide, lastId) {
      roomOf(hide).set(client, Math.max(lastId, roomOf(hide).get(client) ?? 0));
    },
    leave: (client, hide) => roomOf(hide).delete(client),
    forget(client) {
      for (const room of rooms.values()) room.delete(client);
    },
    close: () => clearInterval(timer),
  };
}
