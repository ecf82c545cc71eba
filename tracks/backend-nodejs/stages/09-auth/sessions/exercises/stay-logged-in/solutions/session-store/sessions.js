import { randomUUID } from "node:crypto";

/** Sessions in memory, each good for `lifetimeMs` from its beginning. */
export function createSessions(lifetimeMs) {
  const open = new Map();

  const end = (id) => open.delete(id);
  const begin = (name) => {
    const id = `${randomUUID()}-${randomUUID()}`;
    open.set(id, { name, startedAt: Date.now() });
    return id;
  };
  const find = (id) => {
    const session = open.get(id);
    if (session === undefined) return null;
    if (Date.now() - session.startedAt < lifetimeMs) return session;
    end(id);
    return null;
  };
  return { begin, find, end };
}
