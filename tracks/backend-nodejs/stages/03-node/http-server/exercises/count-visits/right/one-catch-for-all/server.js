import { createServer } from "node:http";
import { z } from "zod";

const Group = z.object({ people: z.number().int().positive() });
let visits = 0;

class HttpError extends Error {
  constructor(status, message, headers = {}) {
    super(message);
    this.status = status;
    this.headers = headers;
  }
}

async function readBody(req) {
  req.setEncoding("utf8");
  let body = "";
  for await (const chunk of req) body += chunk;
  try {
    return Group.parse(JSON.parse(body));
  } catch (error) {
    throw new HttpError(400, `unusable body: ${error.name}`);
  }
}

async function route(req) {
  const path = req.url.replace(/\?.*$/, "");
  if (path !== "/visits") throw new HttpError(404, "no such address");
  if (req.method === "GET") return 200;
  if (req.method !== "POST") throw new HttpError(405, "no such method", { Allow: "POST,GET" });
  visits += (await readBody(req)).people;
  return 201;
}

createServer((req, res) => {
  route(req)
    .then((status) =>
      res.writeHead(status, { "Content-Type": "application/json" }).end(`{ "visits": ${visits} }`),
    )
    .catch((error) => {
      res.writeHead(error.status ?? 500, { "Content-Type": "application/json", ...error.headers });
      res.end(JSON.stringify({ error: error.message }));
    });
}).listen(process.env.PORT);
