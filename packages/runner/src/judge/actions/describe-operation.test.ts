import { expect, test } from "vitest";
import { encode } from "../../wire/codec.ts";
import { describeOperation } from "./describe-operation.ts";

function shownOf(sql: string): string | null {
  return describeOperation({ op: "postgres-query", sql, params: [] }, "main.js")?.did ?? null;
}

test.each([
  "INSERT INTO pets VALUES (1, 'Rex')",
  "INSERT INTO pets VALUES ('a;b')",
  "INSERT INTO pets (name) VALUES ('Rex') RETURNING id",
  "CREATE TABLE pets (id int)",
  "DELETE FROM pets WHERE id = 1",
])("shows a query that puts rows in place: %s", (sql) => {
  expect(shownOf(sql)).toBe(sql);
  expect(describeOperation({ op: "database", setup: sql }, "main.sql")?.did).toBe(sql);
});

test.each([
  "SELECT answer FROM x",
  "INSERT INTO pets SELECT answer FROM x",
  "INSERT INTO pets VALUES ('a;b', (SELECT answer FROM x))",
  "INSERT INTO pets VALUES (1); SELECT answer FROM x",
  "CREATE TABLE expected AS TABLE answers",
  "CREATE TABLE expected (id int);\nCREATE VIEW answers AS SELECT 42",
])("does not show SQL that computes something: %s", (sql) => {
  expect(shownOf(sql)).toBeNull();
  expect(describeOperation({ op: "database", setup: sql }, "main.sql")).toBeNull();
  expect(describeOperation({ op: "postgres-reset", setup: sql }, "main.js")).toBeNull();
});

test("prints the start of a long list, and no object with very many keys", () => {
  const list = Array.from({ length: 10_000 }, (_, at) => ({ at }));
  const keys = Object.fromEntries(list.map(({ at }) => [`key${at}`, at]));
  const args = [list, new Map([[1, list]]), keys, 7].map(encode);
  const did = describeOperation({ op: "call", name: "sum", args }, "main.js")?.did.replaceAll(/\s+/g, " ");
  expect(did).toMatch(/^sum\(\[ \{ at: 0 \}.* 9980 more items \], Map\(1\).*, too large to show, 7\)$/);
});

test("stops after the first of very many arguments", () => {
  const args = Array.from({ length: 100_000 }, (_, at) => at);
  const did = describeOperation({ op: "call", name: "max", args }, "main.js")?.did;
  expect(did).toMatch(/^max\(0, 1, 2, .*…$/);
});
