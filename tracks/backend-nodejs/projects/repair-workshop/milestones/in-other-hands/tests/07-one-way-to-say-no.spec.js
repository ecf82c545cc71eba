import { STATUS_CODES } from "node:http";
import { describe, expect, printed, randomInt, test } from "@aulo/runner/spec";
import { bring, comes, fresh, send, without } from "./api.js";

const JSON_TYPE = { "content-type": "application/json" };
const REFUSALS = [
  ["GET /nowhere", {}, 404],
  ["GET /v1/repairs/999999", {}, 404],
  ["PUT /hours", {}, 405],
  ["POST /things", { body: "{", headers: JSON_TYPE }, 400],
  ["POST /things", { json: { name: " ", category: "spoons" } }, 400],
  ["GET /things?limit=0&limit=1", {}, 400],
  ["GET /things/%E0%A4%A", {}, 400],
  ["POST /things", { json: { name: "x".repeat(30_000), category: "toys" } }, 413],
  ["POST /slots", { body: "a=1", headers: { "content-type": "application/x-www-form-urlencoded" } }, 415],
  ["POST /things", { json: { name: "ö".repeat(81), category: "toys" } }, 400],
  ["POST /things", { json: { name: "la\0mp", category: "toys" } }, 400],
];

describe("every no", () => {
  test("is still a problem with the usual fields", { checks: ["still"], timeoutMs: 15_000 }, async () => {
    await fresh();
    const { id } = await bring();
    for (const [call, options, status] of [...REFUSALS, [`POST /things/${id}/repairs`, { json: {} }, 400]]) {
      const { status: found, headers, json } = await send(call, options);
      expect({ [call]: found, type: headers["content-type"]?.split(";")[0], json }).toMatchObject({
        [call]: status,
        type: "application/problem+json",
        json: {
          title: STATUS_CODES[status],
          status,
          detail: expect.stringMatching(/\w/),
          error: json?.detail,
          requestId: headers["x-request-id"],
        },
      });
    }
    const { json } = await send("POST /things", { json: { name: " ", category: "spoons" } });
    expect(json.errors.map(({ pointer }) => pointer).toSorted()).toEqual(["/category", "/name"]);
  });

  test("still tells the log about a fault on our side, and nobody else", { checks: ["still"] }, async () => {
    const id = `fault-${randomInt(1_000_000, 9_999_999)}`;
    const { status, text } = await without("things", () =>
      send("GET /things", { headers: { "x-request-id": id } }),
    );
    const told = ["things", "relation", "SELECT", "node_modules", ".js"].filter((word) =>
      text.includes(word),
    );
    expect({ status, told }).toEqual({ status: 500, told: [] });
    const all = async () => {
      const { stdout, stderr } = await printed();
      return `${stdout}${stderr}`;
    };
    await comes(async () => (await all()).includes(id));
    const printedText = await all();
    expect({ id: printedText.includes(id), reason: printedText.includes("does not exist") }).toEqual({
      id: true,
      reason: true,
    });
    expect({ "GET /things": (await send("GET /things")).status }).toEqual({ "GET /things": 200 });
  });
});
