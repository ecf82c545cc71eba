import { describe, expect, printed, randomInt, test } from "@aulo/runner/spec";
import { comes, fresh, send } from "./api.js";

const SHAPE = /^[A-Za-z0-9-]{1,64}$/;
const someId = () => `page-${randomInt(1_000_000, 9_999_999)}`;

/** Lines of the log with this text. */
async function linesWith(text) {
  await comes(async () => (await printed()).stdout.includes(text));
  return (await printed()).stdout.split("\n").filter((line) => line.includes(text));
}

describe("a request", () => {
  test("still has an id", { checks: ["still"], timeoutMs: 12_000 }, async () => {
    await fresh();
    const found = {};
    const ids = [someId(), "a", "Z".repeat(64), "", "a_b", "Z".repeat(65), '","level":"info'];
    for (const id of ids)
      found[id] = (await send("GET /hours", { headers: { "x-request-id": id } })).headers["x-request-id"];
    for (const id of ids.slice(0, 3)) expect({ [id]: found[id] }).toEqual({ [id]: id });
    for (const id of ids.slice(3)) {
      expect({ [id]: found[id] }).toEqual({ [id]: expect.stringMatching(SHAPE) });
      expect({ used: found[id] }).not.toEqual({ used: id });
    }
  });

  test("still has one line, without the query and the body", { checks: ["still"] }, async () => {
    const secret = `Marta-${randomInt(1_000_000, 9_999_999)}`;
    for (const [call, status] of [
      ["GET /categories/toys?for=", 200],
      ["POST /things?for=", 201],
      ["DELETE /hours?for=", 405],
    ]) {
      const id = someId();
      const json = call.startsWith("POST") ? { name: secret, category: "lamps" } : undefined;
      await send(`${call}${secret}`, { headers: { "x-request-id": id }, json });
      const lines = await linesWith(id);
      const [method, path] = call.split(/[ ?]/);
      const missing = [method, path, `${status}`].filter((part) => !lines.join("\n").includes(part));
      expect({ [call]: `${lines.length} line`, missing }).toEqual({ [call]: "1 line", missing: [] });
    }
    const { stdout, stderr } = await printed();
    expect({ "names in all that is printed": `${stdout}${stderr}`.split(secret).length - 1 }).toEqual({
      "names in all that is printed": 0,
    });
  });
});
