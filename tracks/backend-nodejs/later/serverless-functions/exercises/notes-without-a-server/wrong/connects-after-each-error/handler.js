class Problem extends Error {
  constructor(status, words) {
    super(words);
    this.status = status;
  }
}

const respond = (statusCode, value) => ({
  statusCode,
  headers: { "content-type": "application/json" },
  body: JSON.stringify(value),
});

function textOf({ body = "", isBase64Encoded }) {
  let value;
  try {
    value = JSON.parse(isBase64Encoded ? Buffer.from(body, "base64").toString() : body);
  } catch {
    throw new Problem(400, "The body is not JSON.");
  }
  const text = value?.text;
  if (typeof text !== "string" || text === "") throw new Problem(400, "A note needs a text.");
  return text;
}

export function createHandler({ connect }) {
  let connection;

  function database() {
    if (connection === undefined) {
      const mine = Promise.resolve().then(connect);
      connection = mine;
      mine.catch(() => {
        if (connection === mine) connection = undefined;
      });
    }
    return connection;
  }

  async function route(event, use) {
    const path = event.rawPath;
    const { method } = event.requestContext.http;
    const id = /^\/notes\/(\d+)$/.exec(path)?.[1];
    if (method === "GET" && id !== undefined) {
      const note = await use((db) => db.find(Number(id)));
      if (note === null) throw new Problem(404, "There is no such note.");
      return respond(200, note);
    }
    if (method === "POST" && path === "/notes") {
      const text = textOf(event);
      return respond(201, { id: await use((db) => db.add(text)) });
    }
    throw new Problem(404, "There is nothing here.");
  }

  return async function handler(event, context) {
    let timer;
    const use = (ask) => {
      const late = new Promise((_, reject) => {
        const left = context.getRemainingTimeInMillis() - 500;
        timer = setTimeout(() => reject(new Problem(503, "The database is slow.")), left);
      });
      return Promise.race([database().then(ask), late]);
    };
    try {
      return await route(event, use);
    } catch (error) {
      connection = undefined;
      if (error instanceof Problem) return respond(error.status, { error: error.message });
      console.error(error);
      return respond(500, { error: "Something went wrong." });
    } finally {
      clearTimeout(timer);
    }
  };
}
