import assert from "node:assert/strict";
import { beforeEach, describe, test } from "node:test";
import request from "supertest";
import { createApp } from "./app.js";

const ADA = "Bearer token-ada";
const OMAR = "Bearer token-omar";
const INES = "Bearer token-ines";

let app;
beforeEach(() => {
  app = createApp();
});

const read = (id, who) => request(app).get(`/loans/${id}`).set("authorization", who);
const close = (id, who) => request(app).delete(`/loans/${id}`).set("authorization", who);

describe("nobody in particular", () => {
  test("is asked to log in, without a token and with a wrong one", async () => {
    await request(app).get("/loans/7").expect(401);
    await request(app).delete("/loans/7").expect(401);
    await read("7", "Bearer made-up").expect(401);
    await close("7", "Bearer made-up").expect(401);
    await read("7", INES).expect(200);
  });
});

describe("a member", () => {
  test("reads their own loan", async () => {
    const { body } = await read("7", ADA).expect(200);
    assert.deepEqual(body, { id: "7", book: "Dune", lentTo: "ada" });
    await read("8", OMAR).expect(200);
  });
  test("does not learn that somebody else has a loan", async () => {
    const foreign = await read("8", ADA).expect(404);
    assert.ok(!JSON.stringify(foreign.body).includes("Emma"));
  });
  test("closes no loan, not even their own", async () => {
    await close("7", ADA).expect(403);
    await close("8", ADA).expect(403);
    await read("7", INES).expect(200);
    await read("8", INES).expect(200);
  });
});

describe("a librarian", () => {
  test("reads every loan", async () => {
    for (const id of ["7", "8"]) await read(id, INES).expect(200);
  });
  test("closes a loan, which is gone then, and no other", async () => {
    await close("7", INES).expect(204);
    await read("7", INES).expect(404);
    await read("8", INES).expect(200);
  });
  test("is told when there is no such loan", async () => {
    await close("99", INES).expect(404);
    await read("99", INES).expect(404);
  });
});
