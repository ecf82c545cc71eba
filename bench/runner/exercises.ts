import type { Job } from "@aulo/runner";

const API = `import { test, expect, call, request, database } from "@aulo/runner/spec";\n`;

const TEN_CALLS = `
test("adds up", async () => {
  for (let last = 0; last < 10; last += 1) expect(await call("total", [1, 2, last])).toBe(3 + last);
});`;

export const SOLUTION = "export const total = (list) => list.reduce((sum, item) => sum + item, 0);\n";
/** The function exercise as a test for other test runners. */
export function testFor(imports: string) {
  return `${imports}
import { total } from "./main.js";
test("adds up", () => {
  for (let last = 0; last < 10; last += 1) check(total([1, 2, last]), 3 + last);
});
`;
}

const SERVER = `
import express from "express";
const items = [];
const app = express().use(express.json());
app.get("/items", (request, response) => response.json(items));
app.post("/items", (request, response) => {
  items.push(request.body);
  response.status(201).json(request.body);
});
app.listen(process.env.PORT);`;

const FOUR_REQUESTS = `
test("keeps what it was given", async () => {
  expect((await request("GET", "/items")).json).toEqual([]);
  expect((await request("POST", "/items", { json: { name: "tea" } })).status).toBe(201);
  expect((await request("GET", "/items")).json).toEqual([{ name: "tea" }]);
  expect((await request("GET", "/none")).status).toBe(404);
});`;

const SELECTS = `
test("sums each customer's orders", async () => {
  const shop = await database("create table orders (customer text, total int); insert into orders values ('ada', 3), ('ada', 4), ('bob', 5)");
  expect((await shop.run()).rows).toEqual([{ customer: "ada", sum: 7 }, { customer: "bob", sum: 5 }]);
});`;

type Exercise = { name: string; job: Job };

/** The measured exercises. */
export const exercises: readonly [Exercise, ...Exercise[]] = [
  {
    name: "JavaScript function, 10 calls",
    job: {
      kind: "function",
      entry: "main.js",
      files: { "main.js": SOLUTION },
      spec: spec(TEN_CALLS),
      seed: 1,
    },
  },
  {
    name: "TypeScript function, 10 calls",
    job: {
      kind: "function",
      entry: "main.ts",
      files: { "main.ts": SOLUTION.replace("(list)", "(list: number[]): number") },
      spec: spec(TEN_CALLS),
      seed: 1,
    },
  },
  {
    name: "Express server, 4 requests",
    job: {
      kind: "server",
      entry: "main.js",
      files: { "main.js": SERVER },
      spec: spec(FOUR_REQUESTS),
      seed: 1,
    },
  },
  {
    name: "SQL on PostgreSQL",
    job: {
      kind: "sql",
      entry: "main.sql",
      files: {
        "main.sql": "select customer, sum(total)::int from orders group by customer order by customer",
      },
      spec: spec(SELECTS),
      seed: 1,
    },
  },
];

function spec(body: string) {
  return { "main.spec.js": API + body };
}
