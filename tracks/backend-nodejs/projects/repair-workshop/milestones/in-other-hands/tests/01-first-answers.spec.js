import { describe, expect, test } from "@aulo/runner/spec";
import { each, fresh, send } from "./api.js";

const GET = [
  "GET /hours",
  "GET /categories",
  "GET /v1/categories/toys",
  "HEAD /hours",
  "GET /hours?from=phone",
];
const UNKNOWN = ["GET /", "GET /hour", "GET /categories/spoons", "GET /categories/__proto__", "POST /hour"];
const NOT_ALLOWED = ["POST /hours", "PUT /categories", "DELETE /categories/toys"];

describe("first answers", () => {
  test("are still the same", { checks: ["still"], timeoutMs: 12_000 }, async () => {
    await fresh();
    const found = {};
    for (const call of [...GET, ...UNKNOWN, ...NOT_ALLOWED]) found[call] = (await send(call)).status;
    expect(found).toEqual({ ...each(GET, 200), ...each(UNKNOWN, 404), ...each(NOT_ALLOWED, 405) });
    expect((await send("GET /hours")).json).toEqual({ day: "Saturday", from: "10:00", to: "14:00" });
  });
});
