exports.createHandler = function ({ connect }) {
  let connection;

  function reply(status, data) {
    return { statusCode: status, headers: { "Content-Type": "application/json; charset=utf-8" }, body: JSON.stringify(data) };
  }

  async function connected() {
    if (!connection) connection = connect();
    try {
      return await connection;
    } catch (error) {
      connection = null;
      throw error;
    }
  }

  async function answer(event) {
    const method = event.requestContext.http.method;
    const match = event.rawPath.match(/^\/notes\/([0-9]+)$/);
    if (method === "GET" && match) {
      const db = await connected();
      const note = await db.find(parseInt(match[1], 10));
      return note ? reply(200, note) : reply(404, { error: "unknown note" });
    }
    if (method === "POST" && event.rawPath === "/notes") {
      let text;
      try {
        let body = event.body;
        if (event.isBase64Encoded) body = Buffer.from(body, "base64").toString("utf8");
        text = JSON.parse(body).text;
      } catch {
        text = undefined;
      }
      if (!text || typeof text !== "string") return reply(400, { error: "text?" });
      const db = await connected();
      return reply(201, { id: await db.add(text) });
    }
    return reply(404, { error: "nothing here" });
  }

  return function handler(event, context) {
    return new Promise((resolve) => {
      const timer = setTimeout(() => resolve(reply(503, { error: "busy" })), context.getRemainingTimeInMillis() - 500);
      answer(event)
        .catch(() => reply(500, { error: "failed" }))
        .then((response) => {
          clearTimeout(timer);
          resolve(response);
        });
    });
  };
};
