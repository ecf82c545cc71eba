import assert from "node:assert/strict";
import { test } from "node:test";
import { createCodes } from "./codes.js";

test("accepts a code", async () => {
  const { request, check } = createCodes({ now: Date.now, makeCode: () => "4711", send: async () => {} });
  await request("ada@mail.example");
  assert.equal(check("ada@mail.example", "4711"), true);
});
