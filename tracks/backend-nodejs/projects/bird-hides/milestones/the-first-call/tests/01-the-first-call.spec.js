import { describe, expect, randomInt, stop, test, wait } from "@aulo/runner/spec";
import {
  COOKIES,
  callOf,
  closeAll,
  connect,
  fresh,
  get,
  hear,
  hearAll,
  join,
  ORIGIN,
  upgrade,
} from "./api.js";

const UNFIT = [
  "hello",
  "",
  "null",
  "[]",
  "7",
  '{"kind":"call"',
  "{}",
  '{"text":"Heron"}',
  '{"kind":"shout","text":"Heron"}',
  '{"kind":"constructor","text":"Heron"}',
  '[{"kind":"call","text":"Heron"}]',
];
const NO_TEXT = [undefined, null, "", "   ", "\n\t", 7, ["Heron"], {}, "x".repeat(281)];

const each = (keys, value) => Object.fromEntries(keys.map((key) => [key, value]));

/** The names that are here, as soon as they are the expected ones, or those after a while. */
async function hereOnce(...expected) {
  let names;
  for (let turn = 0; turn < 40; turn += 1) {
    names = (await get("/here", "Ida")).json?.names;
    if (JSON.stringify(names) === JSON.stringify(expected)) break;
    await wait(25);
  }
  return { here: names };
}

describe("a phone", () => {
  test("is connected with a card of ours, at /live", {
    checks: ["path", "upgrade", "query"],
    timeoutMs: 15_000,
  }, async () => {
    await fresh();
    const headers = { origin: ORIGIN, cookie: COOKIES.Ida };
    const statuses = {
      "/live": 101,
      "/live?phone=2": 101,
      "/": 404,
      "/lively": 404,
      "/live/reeds": 404,
      "/?to=/live": 404,
      "/here": 404,
      "//live": 404,
    };
    const found = {};
    for (const path of Object.keys(statuses)) found[path] = await upgrade(path, headers);
    expect(found).toEqual(statuses);
  });

  test("is refused when a page of another site asks", { checks: ["origin"] }, async () => {
    const origins = [
      undefined,
      "https://evil.example",
      "http://lake.example",
      "https://lake.example.evil.example",
      "https://the-lake.example",
      "https://lake.example:8443",
      "null",
    ];
    const found = {};
    for (const origin of origins) {
      const headers = { cookie: COOKIES.Ida, ...(origin === undefined ? {} : { origin }) };
      found[`Origin: ${origin}`] = await upgrade("/live", headers);
    }
    expect(found).toEqual(each(Object.keys(found), 403));
  });

  test("is refused without a card of ours", { checks: ["card"] }, async () => {
    const found = {};
    for (const cookie of [
      undefined,
      "theme=dark",
      "card=",
      "card=Ida",
      "card=constructor",
      "old-card=k4-ida-71",
    ]) {
      const headers = { origin: ORIGIN, ...(cookie === undefined ? {} : { cookie }) };
      found[`Cookie: ${cookie}`] = await upgrade("/live", headers);
    }
    expect(found).toEqual(each(Object.keys(found), 401));
  });

  test("with several faults is refused by the first row that fits", {
    checks: ["path", "origin"],
  }, async () => {
    const found = { nothing: await upgrade("/nowhere", {}), path: await upgrade("/live", {}) };
    expect(found).toEqual({ nothing: 404, path: 403 });
  });
});

describe("a call", () => {
  test("reaches everybody, the caller too", { checks: ["to-all", "from"] }, async () => {
    const clients = [await join("Ida"), await join("Sam"), await join("Ida")];
    const text = `Kingfisher ${randomInt(2, 900)} "here" <b>`;
    await clients[1].send(callOf(text));
    expect(await hearAll(clients)).toEqual(clients.map(() => `Sam: ${text}`));
    await clients[2].close();
    await clients[0].send(callOf("Gone", { from: "Noor", name: "Noor", kind: "call" }));
    expect(await hearAll(clients.slice(0, 2))).toEqual(["Ida: Gone", "Ida: Gone"]);
    await closeAll(clients.slice(0, 2));
  });

  test("comes in the order in which it was sent", { checks: ["to-all"] }, async () => {
    const [ida, sam] = [await join("Ida"), await join("Sam")];
    const texts = ["one", "two", "three", "four", "five"];
    for (const text of texts) await ida.send(callOf(text));
    const found = [];
    for (const _ of texts) found.push(await hear(sam));
    expect(found).toEqual(texts.map((text) => `Ida: ${text}`));
    await closeAll([ida, sam]);
  });

  test("has a text of up to 280 characters", { checks: ["text", "error", "stays-open"] }, async () => {
    const [ida, sam] = [await join("Ida"), await join("Sam")];
    const found = {};
    for (const text of NO_TEXT) {
      await ida.send(callOf(text));
      found[JSON.stringify(text)?.slice(0, 20)] = await hear(ida);
    }
    expect(found).toEqual(each(Object.keys(found), "error"));
    for (const text of ["x", "ü".repeat(280), " a b "]) {
      await ida.send(callOf(text));
      expect(await hearAll([ida, sam])).toEqual([`Ida: ${text}`, `Ida: ${text}`]);
    }
    await closeAll([ida, sam]);
  });

  test("is the only message that is heard", { checks: ["error", "stays-open"] }, async () => {
    const [ida, sam] = [await join("Ida"), await join("Sam")];
    const found = {};
    for (const text of UNFIT) {
      await ida.send(text);
      found[text] = await hear(ida);
    }
    expect(found).toEqual(each(UNFIT, "error"));
    await sam.send(callOf("Heron"));
    expect(await hearAll([ida, sam])).toEqual(["Sam: Heron", "Sam: Heron"]);
    await closeAll([ida, sam]);
  });

  test("that is too long ends its own connection only", { checks: ["large"] }, async () => {
    const [ida, sam] = [await join("Ida"), await join("Sam")];
    await ida.send(JSON.stringify(callOf("Heron")).padEnd(4096, " "));
    expect({ "4096 bytes": await hearAll([ida, sam]) }).toEqual({
      "4096 bytes": ["Ida: Heron", "Ida: Heron"],
    });
    await ida.send(JSON.stringify(callOf("Heron")).padEnd(4097, " "));
    expect({ "4097 bytes": (await ida.closed()).code }).toEqual({ "4097 bytes": 1009 });
    const noor = await join("Noor");
    await noor.send(callOf("Heron", { more: "ü".repeat(2048) }));
    expect({ "4096 bytes in half as many letters": (await noor.closed()).code }).toEqual({
      "4096 bytes in half as many letters": 1009,
    });
    await sam.send(callOf("Egret"));
    expect({ "the other one": await hear(sam) }).toEqual({ "the other one": "Sam: Egret" });
    await sam.close();
  });
});

describe("GET /here", () => {
  test("names those who are connected", { checks: ["here", "query"] }, async () => {
    expect(await hereOnce()).toEqual({ here: [] });
    const clients = [await join("Sam"), await join("Ole"), await join("Ida")];
    const { status, json } = await get("/here?from=tower", "Noor");
    expect({ "GET /here": status, json }).toEqual({
      "GET /here": 200,
      json: { names: ["Ida", "Ole", "Sam"] },
    });
    await clients[1].close();
    expect(await hereOnce("Ida", "Sam")).toEqual({ here: ["Ida", "Sam"] });
    await closeAll([clients[0], clients[2]]);
    expect(await hereOnce()).toEqual({ here: [] });
  });

  test("names somebody with two phones once", { checks: ["two-phones"] }, async () => {
    const clients = [await connect("Ida"), await connect("Ida"), await connect("Sam")];
    expect(await hereOnce("Ida", "Sam")).toEqual({ here: ["Ida", "Sam"] });
    await clients[0].close();
    await wait(50);
    expect(await hereOnce("Ida", "Sam")).toEqual({ here: ["Ida", "Sam"] });
    await clients[1].close();
    expect(await hereOnce("Sam")).toEqual({ here: ["Sam"] });
    await clients[2].close();
  });

  test("is for our watchers, and nothing else is there", {
    checks: ["here-card", "other-path"],
  }, async () => {
    const found = {
      "without a card": (await get("/here")).status,
      "/": (await get("/", "Ida")).status,
      "/here/Ida": (await get("/here/Ida", "Ida")).status,
      "/nowhere": (await get("/nowhere")).status,
    };
    expect(found).toEqual({ "without a card": 401, "/": 404, "/here/Ida": 404, "/nowhere": 404 });
  });
});

test("SIGTERM: says goodbye to all, and ends", { checks: ["stop"] }, async () => {
  const clients = [await join("Ida"), await join("Sam")];
  const ended = stop("SIGTERM", { withinMs: 2_000 });
  const codes = (await Promise.all(clients.map((client) => client.closed()))).map(({ code }) => code);
  const { exitCode, signal } = await ended;
  expect({ codes, exitCode, signal }).toEqual({ codes: [1001, 1001], exitCode: 0, signal: null });
});
