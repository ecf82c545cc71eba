import assert from "node:assert/strict";
import { test } from "node:test";
import request from "supertest";
import { createApp } from "./app.js";

const TOKENS = { ada: "token-ada", omar: "token-omar", ines: "token-ines", stranger: "x", nobody: null };

/** @returns the status of one request to a fresh app, and which loans are left in it */
async function attempt(who, method, path) {
  const app = createApp();
  const asked = request(app)[method](path);
  const token = TOKENS[who];
  const { status, body } = await (token ? asked.auth(token, { type: "bearer" }) : asked);
  const left = [];
  for (const id of ["7", "8"]) {
    const seen = await request(app).get(`/loans/${id}`).auth(TOKENS.ines, { type: "bearer" });
    if (seen.status === 200) left.push(id);
  }
  return { status, left: left.join(), body };
}

const LOANS = {
  "/loans/7": { id: "7", book: "Dune", lentTo: "ada" },
  "/loans/8": { id: "8", book: "Emma", lentTo: "omar" },
};

const TABLE = [
  ["nobody", "get", "/loans/7", 401, "7,8"],
  ["stranger", "get", "/loans/7", 401, "7,8"],
  ["nobody", "delete", "/loans/7", 401, "7,8"],
  ["stranger", "delete", "/loans/7", 401, "7,8"],
  ["ada", "get", "/loans/7", 200, "7,8"],
  ["ada", "get", "/loans/8", 404, "7,8"],
  ["omar", "get", "/loans/7", 404, "7,8"],
  ["omar", "get", "/loans/8", 200, "7,8"],
  ["ada", "delete", "/loans/7", 403, "7,8"],
  ["ada", "delete", "/loans/8", 403, "7,8"],
  ["ines", "get", "/loans/8", 200, "7,8"],
  ["ines", "get", "/loans/9", 404, "7,8"],
  ["ines", "delete", "/loans/7", 204, "8"],
  ["ines", "delete", "/loans/8", 204, "7"],
  ["ines", "delete", "/loans/9", 404, "7,8"],
];

for (const [who, method, path, status, left] of TABLE) {
  test(`${who}: ${method} ${path} answers ${status}`, async () => {
    const seen = await attempt(who, method, path);
    assert.deepEqual({ status: seen.status, left: seen.left }, { status, left });
    if (status === 200) assert.deepEqual(seen.body, LOANS[path]);
  });
}
