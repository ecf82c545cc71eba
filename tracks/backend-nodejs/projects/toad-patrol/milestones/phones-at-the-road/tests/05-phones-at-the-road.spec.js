import { describe, expect, randomInt, request, start, stop, test } from "@aulo/runner/spec";
import { ADA, INES, OMAR } from "./book.js";

const READY_MS = { timeoutMs: 15_000 };
let books = 0;
const env = () => ({ PATROL_BOOK: `road-${books}.json` });

/** Starts the service with these entries. */
async function fresh(...entries) {
  books += 1;
  await start({ env: env() });
  for (const json of entries) await request("POST", "/entries", { json });
}

const send = (call, options) => request(...call.split(" "), options);
const entriesOf = async () => (await send("GET /entries")).json?.entries;
const each = (calls, value) => Object.fromEntries(calls.map((call) => [call, value]));

async function statuses(calls, options) {
  const found = {};
  for (const call of calls) found[call] = (await send(call, options)).status;
  return found;
}

describe("the phones", () => {
  test("write entries into the book", { checks: ["start", "post", "get-entries"], ...READY_MS }, async () => {
    await fresh();
    expect(await entriesOf()).toEqual([]);
    for (const entry of [INES, OMAR]) {
      const { status, json } = await send("POST /entries", { json: entry });
      expect({ "POST /entries": status, json }).toEqual({ "POST /entries": 201, json: entry });
    }
    expect(await entriesOf()).toEqual([INES, OMAR]);
  });

  test("can write ten entries at once", { checks: ["at-once"] }, async () => {
    await fresh();
    const sent = Array.from({ length: 10 }, (_, index) => ({ ...INES, helper: `helper-${index}` }));
    await Promise.all(sent.map((json) => send("POST /entries", { json })));
    const helpers = (await entriesOf()).map(({ helper }) => helper).sort();
    expect(helpers).toEqual(sent.map(({ helper }) => helper));
  });

  test("find their entries after the laptop was off", { checks: ["survives"], ...READY_MS }, async () => {
    const toads = randomInt(1, 999);
    const entry = { night: "2031-03-09", helper: "Zoe", animals: { toad: toads } };
    await send("POST /entries", { json: entry });
    await stop("SIGKILL");
    await start({ env: env() });
    expect((await entriesOf()).at(-1)).toEqual(entry);
  });

  test("cannot write anything else", { checks: ["unfit"] }, async () => {
    const before = await entriesOf();
    const unfit = [
      null,
      [],
      {},
      { ...INES, night: "2031-13-04" },
      { ...INES, night: 20310304 },
      { ...INES, night: undefined },
      { ...INES, helper: "" },
      { ...INES, helper: "Ines Omar" },
      { ...INES, helper: "Ines\n2031-03-04" },
      { ...INES, helper: 7 },
      { ...INES, animals: {} },
      { ...INES, animals: null },
      { ...INES, animals: ["toad"] },
      { ...INES, animals: "toad" },
      { ...INES, animals: { hedgehog: 1 } },
      { ...INES, animals: { constructor: 1 } },
      ...[0, -1, 1.5, 1000, "12", null, [3], true].map((toad) => ({ ...INES, animals: { frog: 1, toad } })),
    ];
    const found = {};
    for (const json of unfit) found[JSON.stringify(json)] = (await send("POST /entries", { json })).status;
    found["not JSON"] = (await send("POST /entries", { body: '{ "night": ' })).status;
    found.nothing = (await send("POST /entries")).status;
    expect(found).toEqual(each(Object.keys(found), 400));
    expect(await entriesOf()).toEqual(before);
  });

  test("cannot write more than 10,000 bytes", { checks: ["too-large"] }, async () => {
    const before = await entriesOf();
    const text = JSON.stringify(INES);
    const bodies = { 10001: text.padEnd(10_001), "200 KB": text.padEnd(200_000), 10000: text.padEnd(10_000) };
    const found = {};
    for (const [name, body] of Object.entries(bodies))
      found[name] = (await send("POST /entries", { body })).status;
    expect(found).toEqual({ 10001: 413, "200 KB": 413, 10000: 201 });
    expect(await entriesOf()).toEqual([...before, INES]);
  });
});

describe("the page", () => {
  test("shows the report", { checks: ["get-report"] }, async () => {
    await fresh(INES, OMAR, ADA);
    const { status, json } = await send("GET /report");
    const rows = [
      { name: "2031-02-28", number: 2 },
      { name: "2031-03-04", number: 48 },
    ];
    expect({ "GET /report": status, json }).toEqual({ "GET /report": 200, json: { rows, total: 50 } });
  });

  test("asks for a part of it", { checks: ["query"] }, async () => {
    const found = {};
    for (const query of [
      "by=helper&from=2031-03-04",
      "by=animal&to=2031-02-28",
      "from=2031-03-01&to=2031-03-31",
    ]) {
      found[query] = (await send(`GET /report?${query}`)).json?.rows;
    }
    expect(found).toEqual({
      "by=helper&from=2031-03-04": [
        { name: "Ada", number: 35 },
        { name: "Ines", number: 13 },
      ],
      "by=animal&to=2031-02-28": [{ name: "salamander", number: 2 }],
      "from=2031-03-01&to=2031-03-31": [{ name: "2031-03-04", number: 48 }],
    });
  });

  test("gets 400 for a question that makes no sense", { checks: ["bad-query"] }, async () => {
    const calls = ["by=moon", "by=", "from=today", "to=2031-3-1", "by=constructor"].map(
      (one) => `GET /report?${one}`,
    );
    expect(await statuses(calls)).toEqual(each(calls, 400));
  });

  test("gets 404 for any other path", { checks: ["other-path"] }, async () => {
    const calls = ["GET /", "GET /reports", "GET /entries/1", "POST /entry", "GET //", "GET /constructor"];
    expect(await statuses(calls)).toEqual(each(calls, 404));
  });

  test("hears which methods work", { checks: ["not-allowed"] }, async () => {
    const calls = ["POST /report", "DELETE /report", "DELETE /entries", "PUT /entries"];
    const found = {};
    for (const call of calls) {
      const { status, headers } = await send(call);
      const allowed = (headers.allow ?? "").split(",").map((one) => one.trim());
      found[call] = [status, ...allowed.filter((one) => one !== "HEAD" && one !== "OPTIONS").sort()];
    }
    expect(found).toEqual({
      "POST /report": [405, "GET"],
      "DELETE /report": [405, "GET"],
      "DELETE /entries": [405, "GET", "POST"],
      "PUT /entries": [405, "GET", "POST"],
    });
  });

  test("can read every response", { checks: ["all-json", "error-body"] }, async () => {
    const calls = [
      "GET /report",
      "GET /entries",
      "GET /nowhere",
      "PUT /entries",
      "POST /entries",
      "GET /report?by=x",
    ];
    const found = {};
    for (const call of calls) {
      const { status, headers, json } = await send(call);
      const [type] = (headers["content-type"] ?? "none").split(";");
      const error = typeof json?.error === "string" && json.error.trim() !== "";
      found[call] = [type, status < 400 || error ? "as wanted" : json];
    }
    expect(found).toEqual(each(calls, ["application/json", "as wanted"]));
  });

  test("hears of a broken book, and the service goes on", {
    checks: ["broken-book", "goes-on", "error-body"],
    ...READY_MS,
  }, async () => {
    await start({ env: { PATROL_BOOK: "package.json" } });
    const calls = ["GET /report", "GET /entries"];
    expect(await statuses(calls)).toEqual(each(calls, 500));
    const added = await send("POST /entries", { json: INES });
    expect({ "POST /entries": added.status, error: typeof added.json?.error }).toEqual({
      "POST /entries": 500,
      error: "string",
    });
    expect(await statuses(["GET /nowhere"])).toEqual({ "GET /nowhere": 404 });
  });
});
