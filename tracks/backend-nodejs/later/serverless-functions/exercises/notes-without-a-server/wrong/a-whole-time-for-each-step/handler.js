const LATE = Symbol("late");

function json(statusCode, body) {
  return { statusCode, headers: { "content-type": "application/json" }, body: JSON.stringify(body) };
}
const problem = (statusCode, error) => json(statusCode, { error });

function readText(event) {
  try {
    const raw = event.isBase64Encoded === true ? Buffer.from(event.body, "base64").toString("utf8") : event.body;
    const { text } = JSON.parse(raw);
    return typeof text === "string" && text.length > 0 ? text : null;
  } catch {
    return null;
  }
}

exports.createHandler = ({ connect }) => {
  let db = null;

  async function open() {
    db ??= (async () => connect())();
    const mine = db;
    try {
      return await mine;
    } catch (error) {
      if (db === mine) db = null;
      throw error;
    }
  }

  function inTime(promise, ms) {
    return new Promise((resolve, reject) => {
      const timer = setTimeout(() => resolve(LATE), Math.max(ms, 0));
      promise.then(resolve, reject).finally(() => clearTimeout(timer));
    });
  }

  return async (event, context) => {
    try {
      const { method } = event.requestContext.http;
      const parts = event.rawPath.split("/");
      let work;
      let toResponse;
      if (method === "POST" && event.rawPath === "/notes") {
        const text = readText(event);
        if (text === null) return problem(400, "text is missing");
        work = async () => (await open()).add(text);
        toResponse = (id) => json(201, { id });
      } else if (method === "GET" && parts.length === 3 && parts[1] === "notes" && /^[0-9]+$/.test(parts[2])) {
        work = async () => (await open()).find(+parts[2]);
        toResponse = (note) => (note === null ? problem(404, "no such note") : json(200, note));
      } else {
        return problem(404, "not found");
      }
      const ms = context.getRemainingTimeInMillis() - 500;
      if ((await inTime(open(), ms)) === LATE) return problem(503, "try again");
      const result = await inTime(work(), ms);
      return result === LATE ? problem(503, "try again") : toResponse(result);
    } catch {
      return problem(500, "internal error");
    }
  };
};
