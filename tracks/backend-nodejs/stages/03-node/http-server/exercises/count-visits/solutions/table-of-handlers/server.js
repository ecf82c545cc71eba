import { createServer } from "node:http";
import { json } from "node:stream/consumers";

let visits = 0;

const methods = {
  async GET() {
    return { status: 200, value: { visits } };
  },
  async POST(req) {
    const body = await json(req).catch(() => null);
    const people = body?.people;
    if (!Number.isInteger(people) || people < 1) return { status: 400, value: { error: "How many people?" } };
    visits += people;
    return { status: 201, value: { visits } };
  },
};

async function answer(req) {
  const [path] = req.url.split("?");
  if (path !== "/visits") return { status: 404, value: { error: "Unknown address." } };
  if (!Object.hasOwn(methods, req.method)) {
    return {
      status: 405,
      value: { error: "Unknown method." },
      headers: { allow: Object.keys(methods).join(", ") },
    };
  }
  return methods[req.method](req);
}

createServer(async (req, res) => {
  const { status, value, headers = {} } = await answer(req);
  res.writeHead(status, { ...headers, "content-type": "application/json; charset=utf-8" });
  res.end(JSON.stringify(value));
}).listen(process.env.PORT);
