import { once } from "node:events";
import { createServer } from "node:http";
import express from "express";
import { pino } from "pino";
import { expect, test } from "vitest";
import { logRequests } from "./request-log.ts";

test("a request is logged with its path and status, and without tokens, cookies, queries and bodies", async () => {
  const lines: string[] = [];
  const app = express();
  app.use(logRequests(pino({ level: "info" }, { write: (line: string) => lines.push(line) })));
  app.use((_request, response) => {
    response.cookie("aulo_learner", "hidden-answer").status(201).end();
  });
  const server = createServer(app).listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  const port = address !== null && typeof address === "object" ? address.port : 0;
  await fetch(`http://127.0.0.1:${port}/api/goal-readings?text=hidden-goal`, {
    method: "POST",
    headers: { authorization: "Bearer hidden-token", cookie: "aulo_learner=hidden-cookie" },
    body: "hidden-body",
  });
  server.closeAllConnections();
  server.close();
  expect(lines).toHaveLength(1);
  expect(lines.join()).not.toContain("hidden");
  expect(JSON.parse(lines[0] ?? "")).toMatchObject({
    req: { method: "POST", path: "/api/goal-readings" },
    res: { status: 201 },
  });
});
