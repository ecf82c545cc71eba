import { describe, expect, test } from "@aulo/runner/spec";
import { bring, fresh, listThings, send } from "./api.js";

const NOT_THINGS = [
  null,
  [],
  {},
  { name: "  ", category: "lamps" },
  { name: 7, category: "lamps" },
  { name: "lamp", category: "spoons" },
  { name: "lamp", category: "constructor" },
];

describe("the book of things", () => {
  test("is still written and read", { checks: ["still"], timeoutMs: 15_000 }, async () => {
    await fresh();
    const { status, headers, json } = await send("POST /things", {
      json: { name: "floor lamp – 7 W", category: "lamps" },
    });
    expect({ "POST /things": status, json }).toMatchObject({
      "POST /things": 201,
      json: { id: expect.any(Number), name: "floor lamp – 7 W", category: "lamps" },
    });
    expect({ Location: headers.location }).toEqual({ Location: `/things/${json.id}` });
    expect((await send(`GET ${headers.location}`)).json).toEqual(json);
    const more = await Promise.all([1, 2, 3, 4, 5].map((number) => bring(`chair ${number}`, "toys")));
    const ids = (await listThings()).map(({ id }) => id);
    expect(ids).toEqual([json.id, ...more.map(({ id }) => id).sort((a, b) => a - b)]);
  });

  test("still refuses all that is not a thing", { checks: ["still"] }, async () => {
    const before = (await listThings()).length;
    const headers = { "content-type": "application/json" };
    const bodies = ["", "{", ...NOT_THINGS.map((one) => JSON.stringify(one))];
    const answers = await Promise.all(bodies.map((body) => send("POST /things", { body, headers })));
    const found = bodies.map((body, index) => [body, answers[index].status]);
    expect(found).toEqual(bodies.map((body) => [body, 400]));
    expect({ things: (await listThings()).length }).toEqual({ things: before });
  });
});
