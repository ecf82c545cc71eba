import { describe, expect, npmRun, pick, printed, randomInt, test, wait } from "@aulo/runner/spec";
import { each, fresh, send } from "./api.js";

/** Takes the place of the package, and says so. */
const PROBE = {
  "node_modules/express/package.json": '{ "name": "express", "main": "index.js" }',
  "node_modules/express/index.js": `
    exports.Router = exports.json = null;
    exports.text = exports.raw = null;
    exports.urlencoded = exports.static = null;
    console.log("probe: express is loaded");
    process.exit(0);
  `,
};
const SHAPE = /^[A-Za-z0-9-]{1,64}$/;
const CALLS = [
  "GET /hours",
  "HEAD /categories",
  "GET /nowhere",
  "GET /things/0",
  "DELETE /things",
  "POST /things",
];

const someId = () => `page-${randomInt(1_000_000, 9_999_999)}`;

/** Lines of the log with this text, as soon as there are any. */
async function linesWith(text) {
  for (let tries = 0; tries < 40; tries += 1) {
    const lines = (await printed()).stdout.split("\n").filter((line) => line.includes(text));
    if (lines.length > 0) return lines;
    await wait(25);
  }
  return [];
}

describe("on Express", () => {
  test("npm start loads Express", { checks: ["express"], timeoutMs: 12_000 }, async () => {
    const { stdout, stderr } = await npmRun("start", { files: PROBE, env: { PORT: "70000" } });
    expect({
      "npm start": stdout.includes("probe: express is loaded") ? "loads express" : stderr.slice(-300),
    }).toEqual({
      "npm start": "loads express",
    });
  });

  test("every response has a request id", { checks: ["request-id"], timeoutMs: 12_000 }, async () => {
    await fresh();
    const found = {};
    for (const call of CALLS) found[call] = (await send(call)).headers["x-request-id"] ?? "(none)";
    expect(found).toEqual(each(CALLS, expect.stringMatching(SHAPE)));
  });

  test("each request has an id of its own", { checks: ["own-id"] }, async () => {
    const answers = await Promise.all(Array.from({ length: 12 }, () => send("GET /hours")));
    const ids = new Set(answers.map(({ headers }) => headers["x-request-id"]));
    expect({ "different ids": ids.size }).toEqual({ "different ids": 12 });
  });

  test("takes the id that the client gives", { checks: ["given-id"] }, async () => {
    const ids = [someId(), "a", "0", "-", "Z".repeat(64), "7f0e-4B"];
    const found = {};
    for (const id of ids) {
      const call = pick(CALLS);
      found[id] = (await send(call, { headers: { "x-request-id": id } })).headers["x-request-id"];
    }
    expect(found).toEqual(Object.fromEntries(ids.map((id) => [id, id])));
  });

  test.each(["", "a b", "a_b", "Z".repeat(65), "<script>", 'a"b', "a/../b", "é"])(
    "does not use the unfit id %j",
    { checks: ["unfit-id"] },
    async (id) => {
      const { status, headers } = await send("GET /hours", { headers: { "x-request-id": id } });
      expect({ id, status, used: headers["x-request-id"] }).toEqual({
        id,
        status: 200,
        used: expect.stringMatching(SHAPE),
      });
    },
  );

  test("prints one line for each request", { checks: ["log-line", "log-fields"] }, async () => {
    const expected = {
      "GET /categories/toys": 200,
      "GET /things/0": 404,
      "DELETE /hours": 405,
      "POST /things": 400,
    };
    for (const [call, status] of Object.entries(expected)) {
      const id = someId();
      await send(call, { headers: { "x-request-id": id } });
      const lines = await linesWith(id);
      const [method, path] = call.split(" ");
      const missing = [method, path, `${status}`].filter((part) => !lines.join("\n").includes(part));
      expect({ [call]: `${lines.length} line`, missing }).toEqual({ [call]: "1 line", missing: [] });
    }
  });

  test("keeps the query and the body out of the log", { checks: ["log-private"] }, async () => {
    const [id, secret] = [someId(), `Marta-${randomInt(1_000_000, 9_999_999)}`];
    const headers = { "x-request-id": id };
    await send(`POST /things?for=${secret}`, { headers, json: { name: secret, category: "lamps" } });
    const lines = await linesWith(id);
    expect({ lines: lines.length, "with a name": lines.filter((line) => line.includes(secret)) }).toEqual({
      lines: 1,
      "with a name": [],
    });
    expect({ "names in all that is printed": (await printed()).stdout.split(secret).length - 1 }).toEqual({
      "names in all that is printed": 0,
    });
  });
});
