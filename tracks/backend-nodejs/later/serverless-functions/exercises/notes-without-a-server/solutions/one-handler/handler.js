function json(statusCode, value) {
  return { statusCode, headers: { "content-type": "application/json" }, body: JSON.stringify(value) };
}

class Late extends Error {}

export function createHandler({ connect }) {
  let shared = null;

  async function useDatabase(context, work) {
    let timer;
    const deadline = new Promise((_resolve, reject) => {
      const ms = context.getRemainingTimeInMillis() - 500;
      timer = setTimeout(reject, ms, new Late("no time left"));
    });
    try {
      shared = shared ?? connect();
      const mine = shared;
      mine.catch(() => {
        if (shared === mine) shared = null;
      });
      const db = await Promise.race([mine, deadline]);
      return await Promise.race([work(db), deadline]);
    } catch (error) {
      if (error instanceof Late) return json(503, { error: "too slow" });
      return json(500, { error: "internal error" });
    } finally {
      clearTimeout(timer);
    }
  }

  return async (event, context) => {
    const request = `${event.requestContext.http.method} ${event.rawPath}`;

    if (/^GET \/notes\/\d+$/.test(request)) {
      const id = Number(request.split("/").at(-1));
      return useDatabase(context, async (db) => {
        const note = await db.find(id);
        if (note) return json(200, note);
        return json(404, { error: "not found" });
      });
    }

    if (request === "POST /notes") {
      let given;
      try {
        const encoding = event.isBase64Encoded ? "base64" : "utf8";
        given = JSON.parse(Buffer.from(event.body ?? "", encoding).toString());
      } catch {
        return json(400, { error: "the body is not JSON" });
      }
      if (typeof given?.text !== "string" || given.text.length === 0) return json(400, { error: "text is missing" });
      return useDatabase(context, async (db) => json(201, { id: await db.add(given.text) }));
    }

    return json(404, { error: "not found" });
  };
}
