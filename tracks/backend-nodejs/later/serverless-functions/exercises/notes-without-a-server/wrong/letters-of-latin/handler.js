const MARGIN_MS = 500;

export function createHandler({ connect }) {
  let connecting;

  function database() {
    connecting ??= connect().catch((error) => {
      connecting = undefined;
      throw error;
    });
    return connecting;
  }

  return async function handler(event, context) {
    const work = route(event);
    if (typeof work !== "function") return work;
    try {
      const answering = database().then(work);
      return await within(context.getRemainingTimeInMillis() - MARGIN_MS, answering);
    } catch {
      return problem(500, "something went wrong");
    }
  };
}

/** What an event asks of the database, as a function, or a response when it asks nothing. */
function route(event) {
  const { method } = event.requestContext.http;
  const [, id] = /^\/notes\/(\d+)$/.exec(event.rawPath) ?? [];
  if (method === "GET" && id !== undefined) {
    return async (db) => {
      const note = await db.find(Number(id));
      return note === null ? problem(404, "no such note") : respond(200, note);
    };
  }
  if (method !== "POST" || event.rawPath !== "/notes") return problem(404, "no such address");
  const text = textOf(event);
  if (text === null) return problem(400, "a note needs a text");
  return async (db) => respond(201, { id: await db.add(text) });
}

function textOf({ body, isBase64Encoded }) {
  try {
    const { text } = JSON.parse(isBase64Encoded ? atob(body) : body);
    return typeof text === "string" && text !== "" ? text : null;
  } catch {
    return null;
  }
}

function within(ms, promise) {
  let timer;
  const late = new Promise((resolve) => {
    timer = setTimeout(() => resolve(problem(503, "try again later")), ms);
  });
  return Promise.race([promise, late]).finally(() => clearTimeout(timer));
}

const respond = (statusCode, value) => ({
  statusCode,
  headers: { "content-type": "application/json" },
  body: JSON.stringify(value),
});

const problem = (statusCode, error) => respond(statusCode, { error });
