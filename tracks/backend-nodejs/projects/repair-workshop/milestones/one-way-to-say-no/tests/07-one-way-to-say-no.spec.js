import { STATUS_CODES } from "node:http";
import { describe, expect, printed, query, randomInt, test, wait } from "@aulo/runner/spec";
import { askForNew, bring, claim, each, fresh, send } from "./api.js";

const JSON_TYPE = { "content-type": "application/json" };
const long = (length) => "ö".repeat(length);

/** Requests that are refused, with their statuses. */
async function refusals() {
  const repair = await askForNew();
  await claim(repair.id, "Ilse");
  return [
    ["GET /nowhere", {}, 404],
    ["GET /things/999999", {}, 404],
    ["GET /v1/repairs/999999", {}, 404],
    ["GET /categories/spoons", {}, 404],
    ["PUT /hours", {}, 405],
    ["POST /things", { body: "{", headers: JSON_TYPE }, 400],
    ["POST /things", { json: { name: "" } }, 400],
    ["GET /things?limit=0", {}, 400],
    ["GET /things/%E0%A4%A", {}, 400],
    [`POST /things/${repair.thingId}/repairs`, { json: { fault: "dark" } }, 409],
    [`DELETE /things/${repair.thingId}`, {}, 409],
    ["POST /things", { json: { name: "x".repeat(30_000), category: "toys" } }, 413],
    ["POST /slots", { body: "a=1", headers: { "content-type": "application/x-www-form-urlencoded" } }, 415],
  ];
}

/** Pointers or parameters of the faults, in order. */
async function faults(call, options, key) {
  const { status, json } = await send(call, options);
  const errors = (json?.errors ?? []).map((error) =>
    typeof error.detail === "string" && error.detail !== "" ? error[key] : error,
  );
  return { [call]: status, faults: errors.toSorted() };
}

/** Makes each request on our side fail, for a moment. */
async function withoutTable(work) {
  await query("ALTER TABLE things RENAME TO things_lost");
  try {
    return await work();
  } finally {
    await query("ALTER TABLE things_lost RENAME TO things");
  }
}

describe("every no", () => {
  test("is a problem with the usual fields", {
    checks: ["problem-type", "problem-fields", "bad-address"],
    timeoutMs: 15_000,
  }, async () => {
    await fresh();
    for (const [call, options, status] of await refusals()) {
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
  });
});

describe("faults", () => {
  test("of a body are named all at once", { checks: ["all-faults"] }, async () => {
    const { id, thingId } = await askForNew();
    const found = [
      await faults("POST /things", { json: { name: " ", category: "spoons" } }, "pointer"),
      await faults("POST /things", { json: {} }, "pointer"),
      await faults("POST /slots", { json: { startsAt: "ten", places: "two" } }, "pointer"),
      await faults(`PATCH /things/${thingId}`, { json: { name: 3, category: 4 } }, "pointer"),
      await faults(`POST /things/${thingId}/repairs`, { json: { fault: null } }, "pointer"),
      await faults(`PATCH /repairs/${id}`, { json: { status: "lost" } }, "pointer"),
      await faults(`PUT /repairs/${id}/booking`, { json: { slotId: "1" } }, "pointer"),
    ];
    expect(found).toEqual([
      { "POST /things": 400, faults: ["/category", "/name"] },
      { "POST /things": 400, faults: ["/category", "/name"] },
      { "POST /slots": 400, faults: ["/places", "/startsAt"] },
      { [`PATCH /things/${thingId}`]: 400, faults: ["/category", "/name"] },
      { [`POST /things/${thingId}/repairs`]: 400, faults: ["/fault"] },
      { [`PATCH /repairs/${id}`]: 400, faults: ["/status"] },
      { [`PUT /repairs/${id}/booking`]: 400, faults: ["/slotId"] },
    ]);
  });

  test("of a query are named all at once", { checks: ["query-faults", "twice"] }, async () => {
    const expected = {
      "GET /things?limit=0&page=x&sort=price": ["limit", "page", "sort"],
      "GET /things?category=spoons&limit=5": ["category"],
      "GET /repairs?status=lost&limit=101": ["limit", "status"],
      "GET /things?limit=5&limit=6": ["limit"],
      "GET /repairs?status=done&status=waiting": ["status"],
      "GET /things?search=a&search=b": ["search"],
    };
    for (const [call, parameters] of Object.entries(expected)) {
      expect(await faults(call, {}, "parameter")).toEqual({ [call]: 400, faults: parameters });
    }
  });
});

describe("texts", () => {
  test("have a length", { checks: ["lengths"] }, async () => {
    const statuses = [];
    for (const length of [80, 81]) {
      const thing = await bring("a", "toys");
      const made = await send("POST /things", { json: { name: long(length), category: "toys" } });
      const changed = await send(`PATCH /things/${thing.id}`, { json: { name: long(length) } });
      statuses.push([made.status, changed.status]);
    }
    const { id } = await bring();
    for (const length of [501, 500]) {
      const { status } = await send(`POST /things/${id}/repairs`, { json: { fault: long(length) } });
      statuses.push([status]);
    }
    expect(statuses).toEqual([[201, 200], [400, 400], [400], [201]]);
  });

  test("have no character with the code 0", { checks: ["no-zero"] }, async () => {
    const { id } = await bring();
    const found = [
      (await send("POST /things", { json: { name: "la\0mp", category: "toys" } })).status,
      (await send(`POST /things/${id}/repairs`, { json: { fault: "da\0rk" } })).status,
      (await send(`PATCH /things/${id}`, { json: { name: "\0" } })).status,
    ];
    expect(found).toEqual([400, 400, 400]);
  });
});

describe("a body", () => {
  test("is not too large", { checks: ["too-large"] }, async () => {
    const sized = (bytes) => ({
      body: JSON.stringify({ name: "lamp", category: "toys", note: "x".repeat(bytes - 49) }),
      headers: JSON_TYPE,
    });
    const found = {};
    for (const bytes of [15_000, 30_000, 200_000])
      found[bytes] = (await send("POST /things", sized(bytes))).status;
    expect(found).toEqual({ 15000: 201, 30000: 413, 200000: 413 });
  });

  test("of another type is not read", { checks: ["other-type"] }, async () => {
    const body = JSON.stringify({ name: `not JSON ${randomInt(1, 999)}`, category: "toys" });
    const types = ["text/plain", "application/x-www-form-urlencoded", "application/xml", "text/json-lines"];
    const found = {};
    for (const type of types)
      found[type] = (await send("POST /things", { body, headers: { "content-type": type } })).status;
    expect(found).toEqual(each(types, 415));
    const { total } = (await send("GET /things?search=not%20JSON")).json;
    expect({ total }).toEqual({ total: 0 });
    const charset = await send("POST /things", {
      body,
      headers: { "content-type": "application/json; charset=utf-8" },
    });
    expect({ "with a charset": charset.status }).toEqual({ "with a charset": 201 });
  });
});

describe("a fault on our side", () => {
  test("says nothing about the inside", { checks: ["fault-is-ours"] }, async () => {
    const calls = ["GET /things", "GET /things/1", "GET /v1/things?search=a"];
    const found = {};
    await withoutTable(async () => {
      for (const call of calls) {
        const { status, text, json } = await send(call);
        const told = ["things_lost", "relation", "SELECT", "node_modules", ".js", "postgres"].filter((word) =>
          text.includes(word),
        );
        found[call] = { status, title: json?.title, told };
      }
    });
    expect(found).toEqual(each(calls, { status: 500, title: "Internal Server Error", told: [] }));
  });

  test("is printed with the request id", { checks: ["fault-printed"] }, async () => {
    const id = `fault-${randomInt(1_000_000, 9_999_999)}`;
    await withoutTable(() =>
      send("POST /things", { headers: { "x-request-id": id }, json: { name: "a", category: "toys" } }),
    );
    await wait(100);
    const { stdout, stderr } = await printed();
    const entry = `${stdout}\n${stderr}`
      .split("\n")
      .filter((line) => line.includes(id))
      .join("\n");
    const text = `${stdout}\n${stderr}`;
    expect({
      "has the id": entry !== "",
      "says the reason": text.slice(text.indexOf(id)).includes("does not exist"),
    }).toEqual({
      "has the id": true,
      "says the reason": true,
    });
  });

  test("is not the end", { checks: ["goes-on"] }, async () => {
    await withoutTable(() => Promise.all(Array.from({ length: 12 }, () => send("GET /things"))));
    const { status } = await send("GET /things");
    expect({ "GET /things": status }).toEqual({ "GET /things": 200 });
  });
});
