import assert from "node:assert/strict";
import { test } from "node:test";
import request from "supertest";
import { createApp } from "./app.js";

test("a member reads their own loan", async () => {
  const { status, body } = await request(createApp())
    .get("/loans/7")
    .set("authorization", "Bearer token-ada");
  assert.equal(status, 200);
  assert.equal(body.book, "Dune");
});
