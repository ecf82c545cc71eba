import { setTimeout as pause } from "node:timers/promises";

class NotesFunction {
  #db = null;
  constructor(connect) {
    this.connect = connect;
  }
  db() {
    if (this.#db === null) {
      this.#db = Promise.resolve()
        .then(() => this.connect())
        .then(
          (db) => db,
          (error) => {
            this.#db = null;
            return Promise.reject(error);
          },
        );
    }
    return this.#db;
  }
  static response(statusCode, value) {
    return { statusCode, headers: { "content-type": "application/json" }, body: JSON.stringify(value) };
  }
  async respond(event) {
    const { requestContext, rawPath } = event;
    const [empty, notes, id, ...rest] = rawPath.split("/");
    const isNotes = empty === "" && notes === "notes" && rest.length === 0;
    if (isNotes && requestContext.http.method === "GET" && /^\d+$/.test(id)) {
      const note = await (await this.db()).find(+id);
      if (note === null) return NotesFunction.response(404, { error: "gone" });
      return NotesFunction.response(200, note);
    }
    if (isNotes && requestContext.http.method === "POST" && id === undefined) {
      const text = NotesFunction.text(event);
      if (!text) return NotesFunction.response(400, { error: "bad body" });
      const added = await this.db().then((db) => db.add(text));
      return NotesFunction.response(201, { id: added });
    }
    return NotesFunction.response(404, { error: "gone" });
  }
  static text(event) {
    const raw = event.isBase64Encoded ? atob(event.body ?? "") : (event.body ?? "");
    const body = event.isBase64Encoded ? new TextDecoder().decode(Uint8Array.from(raw, (c) => c.charCodeAt(0))) : raw;
    try {
      const value = JSON.parse(body);
      return value !== null && typeof value === "object" && typeof value.text === "string" ? value.text : "";
    } catch {
      return "";
    }
  }
}

export const createHandler = ({ connect }) => {
  const notes = new NotesFunction(connect);
  return async (event, context) => {
    const late = new AbortController();
    const timeUp = pause(context.getRemainingTimeInMillis() - 500, "late", { signal: late.signal }).catch(() => {});
    try {
      const first = await Promise.race([notes.respond(event), timeUp]);
      return first === "late" ? NotesFunction.response(503, { error: "late" }) : first;
    } catch (error) {
      return NotesFunction.response(500, { error: "oops" });
    } finally {
      late.abort();
    }
  };
};
