import { describe, expect, npmRun, restart, start, stop, test } from "@aulo/runner/spec";
import { callAll, callOf, closeAll, connect, enter, get, hear, join, texts } from "./api.js";

const each = (keys, value) => Object.fromEntries(keys.map((key) => [key, value]));
const numbers = (from, to) => Array.from({ length: to - from + 1 }, (_, index) => `wave ${from + index}`);
const byKind = (messages) => messages.toSorted((a, b) => a.kind.localeCompare(b.kind));
const rising = (ids) => [...new Set(ids)].sort((a, b) => a - b);

/** Sends a call with a key, and returns the two messages to its sender: the call, and the receipt. */
async function callWith(client, key, text = "Rail", hide = "reeds") {
  await client.send(callOf(text, { key, hide }));
  const [call, receipt] = byKind([await client.nextJson(), await client.nextJson()]);
  return { call, receipt };
}

/** The call from the ranger's terminal. */
const ranger = (...args) => npmRun("call", { args });

/** All that a phone has heard of a hide from `after` on, up to a call with this text. */
async function hearUpTo(last, { name, after, hide = "reeds" }) {
  const client = await connect(name);
  const { calls = [] } = await enter(client, hide, { after });
  while (calls.at(-1)?.text !== last) calls.push(await client.nextJson());
  await client.close();
  return calls;
}

describe("after a hollow", () => {
  test("a phone gets all calls that it has missed", {
    checks: ["after", "no-loss", "once", "in-order"],
    timeoutMs: 20_000,
  }, async () => {
    await start();
    const sam = await connect("Sam");
    const { calls } = await enter(sam, "tower", { after: 0 });
    const page = (await get("/hides/tower/calls", "Sam")).json.calls;
    const earlier = (await get(`/hides/tower/calls?before=${page[0].id}`, "Sam")).json.calls;
    expect({ "more than 50": calls.length > 50, calls }).toEqual({
      "more than 50": true,
      calls: [...earlier, ...page],
    });
    const found = {};
    for (const missed of [0, 1, calls.length - 1])
      found[missed] = (await enter(sam, "tower", { after: calls.at(-1 - missed).id })).calls.length;
    expect(found).toEqual(Object.fromEntries(Object.keys(found).map((missed) => [missed, Number(missed)])));
    const ida = await join("Ida", "tower");
    await callAll(ida, "tower", ["Kite"]);
    expect({ "and the next": await hear(sam) }).toEqual({ "and the next": "Ida: Kite" });
    await closeAll([ida, sam]);
  });

  test("a phone with a number that is too high hears new calls", { checks: ["after-high"] }, async () => {
    const [ida, sam] = [await join("Ida"), await connect("Sam")];
    const { calls } = await enter(sam, "reeds", { after: 1_000_000_000 });
    await callAll(ida, "reeds", ["one", "two"]);
    expect({ calls, next: [await hear(sam), await hear(sam)] }).toEqual({
      calls: [],
      next: ["Ida: one", "Ida: two"],
    });
    await closeAll([ida, sam]);
  });

  test("an id that makes no sense is an error", { checks: ["after-fit"] }, async () => {
    const ida = await connect("Ida");
    const found = {};
    for (const after of [-1, 1.5, "3", null, "", [3], true, 1e300]) {
      await ida.send({ kind: "enter", hide: "reeds", after });
      found[JSON.stringify(after)] = await hear(ida);
    }
    expect(found).toEqual(each(Object.keys(found), "error"));
    await ida.close();
  });

  test("nothing is lost or doubled while others call", {
    checks: ["no-loss", "once", "in-order"],
    timeoutMs: 15_000,
  }, async () => {
    const sam = await join("Sam");
    const [{ id: after }] = await callAll(sam, "reeds", ["before"]);
    const phones = [];
    for (let wave = 1; wave <= 24; wave += 1) {
      await sam.send(callOf(`wave ${wave}`));
      if (wave % 4 === 0)
        phones.push(hearUpTo("wave 24", { name: "Noor", after }).catch(({ message }) => [{ text: message }]));
    }
    const found = await Promise.all(phones);
    expect(found.map(texts)).toEqual(found.map(() => numbers(1, 24)));
    expect(found.map((calls) => calls.map(({ id }) => id))).toEqual(
      found.map((calls) => rising(calls.map(({ id }) => id))),
    );
    await sam.close();
  });

  test("all hear many callers in the same order", { checks: ["in-order", "once"] }, async () => {
    const clients = [await join("Ida"), await join("Sam"), await join("Noor")];
    await Promise.all(
      [1, 2, 3, 4].flatMap((turn) => clients.map((client, index) => client.send(callOf(`${index}.${turn}`)))),
    );
    const found = [];
    for (const client of clients) {
      const ids = [];
      for (let count = 0; count < 12; count += 1) ids.push((await client.nextJson()).id);
      found.push(ids);
    }
    expect(found).toEqual(found.map(() => rising(found[0])));
    await closeAll(clients);
  });
});

describe("a call with a key", () => {
  test("is answered with a receipt", { checks: ["stored", "no-key"] }, async () => {
    const [ida, sam] = [await join("Ida"), await join("Sam")];
    const { call, receipt } = await callWith(ida, "k-1", "Rail");
    expect({ call, receipt }).toMatchObject({
      call: { kind: "call", id: expect.any(Number), hide: "reeds", from: "Ida", text: "Rail" },
      receipt: { kind: "stored", key: "k-1", id: call.id },
    });
    expect(await sam.nextJson()).toEqual(call);
    await callAll(ida, "reeds", ["without"]);
    await callAll(ida, "reeds", ["a key"]);
    expect([await hear(sam), await hear(sam)]).toEqual(["Ida: without", "Ida: a key"]);
    expect({ "a receipt for others": !(await sam.isQuiet(100)) }).toEqual({ "a receipt for others": false });
    await closeAll([ida, sam]);
  });

  test("is stored and heard once", { checks: ["key-once"], timeoutMs: 15_000 }, async () => {
    const [ida, second] = [await join("Ida"), await join("Ida")];
    const { receipt } = await callWith(ida, "k-2", "Corncrake");
    await second.nextJson();
    for (const client of [ida, second]) {
      await client.send(callOf("Corncrake", { key: "k-2" }));
      expect(await client.nextJson()).toEqual(receipt);
    }
    await Promise.all([ida, second].map((client) => client.send(callOf("Ruff", { key: "k-3" }))));
    const heard = await Promise.all(
      [ida, second].map(async (client) => byKind([await client.nextJson(), await client.nextJson()])),
    );
    const ids = heard.flat().map(({ id }) => id);
    expect({ kinds: heard.map((list) => list.map(({ kind }) => kind)), ids: rising(ids).length }).toEqual({
      kinds: [
        ["call", "stored"],
        ["call", "stored"],
      ],
      ids: 1,
    });
    await restart();
    const third = await join("Ida");
    await third.send(callOf("Corncrake", { key: "k-2" }));
    expect({ "after a restart": await third.nextJson() }).toEqual({ "after a restart": receipt });
    const stored = texts((await get("/hides/reeds/calls", "Ida")).json.calls);
    expect(stored.filter((text) => ["Corncrake", "Ruff"].includes(text))).toEqual(["Corncrake", "Ruff"]);
    await third.close();
  });

  test("of another watcher is another call", { checks: ["key-own"] }, async () => {
    const [ida, sam] = [await join("Ida", "tower"), await join("Sam", "reeds")];
    const first = await callWith(ida, "same", "Kite", "tower");
    const other = await callWith(sam, "same", "Coot", "reeds");
    expect({
      from: other.call.from,
      text: other.call.text,
      "another id": other.call.id > first.call.id,
    }).toEqual({
      from: "Sam",
      text: "Coot",
      "another id": true,
    });
    await closeAll([ida, sam]);
  });

  test("has a key that fits", { checks: ["key-fit"] }, async () => {
    const ida = await join("Ida");
    const found = {};
    for (const key of ["", 7, null, {}, ["k"], true, "k".repeat(65)]) {
      await ida.send(callOf("Rail", { key }));
      found[JSON.stringify(key).slice(0, 9)] = await hear(ida);
    }
    expect(found).toEqual(each(Object.keys(found), "error"));
    const key = "k".repeat(64);
    expect((await callWith(ida, key)).receipt.key).toEqual(key);
    await ida.close();
  });
});

describe("the ranger", () => {
  test("is heard from his terminal", { checks: ["ranger", "ranger-heard"], timeoutMs: 15_000 }, async () => {
    const clients = [await join("Ida", "reeds"), await join("Sam", "reeds", "tower")];
    const [ida, sam] = clients;
    const { exitCode, stderr } = await ranger("reeds", "Storm at ten; 'run' \"now\"");
    expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: "" });
    const call = await ida.nextJson();
    expect(call).toEqual({
      kind: "call",
      id: expect.any(Number),
      hide: "reeds",
      from: "Ranger",
      text: "Storm at ten; 'run' \"now\"",
      at: expect.any(String),
    });
    expect(await sam.nextJson()).toEqual(call);
    await ida.send(callOf("Thanks"));
    const thanks = await sam.nextJson();
    expect({ thanks: thanks.text, later: thanks.id > call.id }).toEqual({ thanks: "Thanks", later: true });
    await ida.nextJson();
    expect({ "heard twice": !(await ida.isQuiet(200)) }).toEqual({ "heard twice": false });
    await closeAll(clients);
  });

  test("says why he is not heard", { checks: ["ranger-fit"], timeoutMs: 20_000 }, async () => {
    const before = (await get("/hides/reeds/calls", "Ida")).json;
    const runs = {
      nothing: [],
      hide: ["reeds"],
      unknown: ["meadow", "Storm"],
      blank: ["reeds", " "],
      long: ["reeds", "x".repeat(281)],
    };
    const found = {};
    for (const [name, args] of Object.entries(runs)) {
      const { exitCode, stderr } = await ranger(...args);
      found[name] = { exitCode, "says why": stderr.trim() !== "" };
    }
    expect(found).toEqual(each(Object.keys(runs), { exitCode: 1, "says why": true }));
    expect((await get("/hides/reeds/calls", "Ida")).json).toEqual(before);
  });

  test("needs no service that runs", { checks: ["ranger"], timeoutMs: 15_000 }, async () => {
    await stop();
    const { exitCode } = await ranger("owls", "Three eggs");
    await start();
    const ida = await connect("Ida");
    const { calls } = await enter(ida, "owls", { after: 0 });
    expect({ exitCode, last: calls.at(-1)?.text, from: calls.at(-1)?.from }).toEqual({
      exitCode: 0,
      last: "Three eggs",
      from: "Ranger",
    });
    await ida.close();
  });
});
