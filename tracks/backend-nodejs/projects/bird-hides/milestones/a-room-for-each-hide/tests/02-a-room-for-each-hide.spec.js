import { describe, expect, randomInt, restart, test } from "@aulo/runner/spec";
import {
  callAll,
  callOf,
  closeAll,
  connect,
  enter,
  fresh,
  get,
  hear,
  hearAll,
  join,
  migrate,
  texts,
} from "./api.js";

const each = (keys, value) => Object.fromEntries(keys.map((key) => [key, value]));
const numbers = (from, to) => Array.from({ length: to - from + 1 }, (_, index) => `duck ${from + index}`);
const UNKNOWN = ["meadow", "", "Reeds", "constructor", null, 7, undefined, ["reeds"]];

describe("a hide", () => {
  test("begins without calls", { checks: ["history"], timeoutMs: 20_000 }, async () => {
    await fresh();
    const ida = await connect("Ida");
    expect(await enter(ida)).toEqual({ kind: "history", hide: "reeds", calls: [] });
    await ida.close();
  });

  test("hears its calls, and no others", { checks: ["to-hide", "only-hide", "shape"] }, async () => {
    const ida = await join("Ida", "reeds");
    const sam = await join("Sam", "tower");
    const noor = await join("Noor", "reeds");
    const text = `Bittern ${randomInt(2, 900)}`;
    await ida.send(callOf(text, { id: 3, at: "1999-01-01T00:00:00.000Z", from: "Sam" }));
    const [call, other] = [await ida.nextJson(), await noor.nextJson()];
    expect({ call, other }).toEqual({
      call: {
        kind: "call",
        id: expect.any(Number),
        hide: "reeds",
        from: "Ida",
        text,
        at: expect.any(String),
      },
      other: call,
    });
    const time = new Date(call.at);
    const ageMs = Math.abs(Date.now() - time);
    expect({ at: time.toISOString(), "just now": ageMs < 60_000 }).toEqual({ at: call.at, "just now": true });
    await callAll(sam, "tower", ["Swift"]);
    await callAll(sam, "tower", ["Stork"]);
    expect({ "in the reeds": await ida.isQuiet(100) }).toEqual({ "in the reeds": true });
    await closeAll([ida, sam, noor]);
  });

  test("counts up with its calls", { checks: ["ids"] }, async () => {
    const clients = { reeds: await join("Ida", "reeds"), tower: await join("Ida", "tower") };
    const ids = [];
    for (const hide of ["reeds", "tower", "tower", "reeds", "reeds", "tower"])
      ids.push([hide, (await callAll(clients[hide], hide, ["duck"]))[0].id]);
    const found = Object.fromEntries(
      ["reeds", "tower"].map((hide) => [hide, ids.filter(([of]) => of === hide).map(([, id]) => id)]),
    );
    const sorted = (list) => [...new Set(list)].sort((a, b) => a - b);
    expect(found).toEqual({ reeds: sorted(found.reeds), tower: sorted(found.tower) });
    await closeAll([clients.reeds, clients.tower]);
  });

  test("shows who enters its last 50 calls", { checks: ["history", "kept"], timeoutMs: 15_000 }, async () => {
    const ida = await join("Ida", "tower");
    const calls = await callAll(ida, "tower", numbers(1, 52));
    await restart();
    const sam = await connect("Sam");
    const { kind, hide, calls: history } = await enter(sam, "tower");
    expect({ kind, hide, texts: texts(history) }).toEqual({
      kind: "history",
      hide: "tower",
      texts: numbers(3, 52),
    });
    const { kind: _, ...last } = calls.at(-1);
    expect(history.at(-1)).toEqual(last);
    await callAll(sam, "tower", ["duck 53"]);
    expect(texts((await enter(sam, "tower")).calls)).toEqual(numbers(4, 53));
    await sam.close();
  });

  test("can be one of several, and can be entered again", {
    checks: ["several", "again", "only-hide"],
  }, async () => {
    const [ida, sam] = [await join("Ida", "reeds", "tower"), await join("Sam", "reeds", "tower")];
    expect({ again: (await enter(ida, "reeds")).kind }).toEqual({ again: "history" });
    await sam.send(callOf("Rail"));
    await sam.send(callOf("Kite", { hide: "tower" }));
    const found = { ida: [await hear(ida), await hear(ida)], sam: [await hear(sam), await hear(sam)] };
    expect(found).toEqual({ ida: ["Sam: Rail", "Sam: Kite"], sam: ["Sam: Rail", "Sam: Kite"] });
    expect({ twice: !(await ida.isQuiet(100)) }).toEqual({ twice: false });
    await closeAll([ida, sam]);
  });

  test("can be left", { checks: ["leave", "inside"] }, async () => {
    const [ida, sam] = [await join("Ida", "reeds", "tower"), await join("Sam", "reeds", "tower")];
    await ida.send({ kind: "leave", hide: "reeds" });
    expect(await ida.nextJson()).toEqual({ kind: "left", hide: "reeds" });
    await sam.send(callOf("Rail"));
    await sam.send(callOf("Kite", { hide: "tower" }));
    expect({ ida: await hear(ida), sam: [await hear(sam), await hear(sam)] }).toEqual({
      ida: "Sam: Kite",
      sam: ["Sam: Rail", "Sam: Kite"],
    });
    await ida.send(callOf("Rail"));
    expect({ "a call after leaving": await hear(ida) }).toEqual({ "a call after leaving": "error" });
    await ida.close();
    await callAll(sam, "reeds", ["after a goodbye"]);
    await sam.close();
  });

  test("that does not exist is an error", { checks: ["unknown"] }, async () => {
    const ida = await join("Ida", "reeds");
    const found = {};
    for (const hide of UNKNOWN)
      for (const message of [{ kind: "enter" }, { kind: "leave" }, callOf("Rail")]) {
        await ida.send({ ...message, hide });
        found[`${message.kind} ${JSON.stringify(hide)}`] = await hear(ida);
      }
    expect(found).toEqual(each(Object.keys(found), "error"));
    await ida.close();
  });

  test("takes calls only from inside", { checks: ["inside", "list"] }, async () => {
    const [ida, sam] = [await join("Ida", "tower"), await join("Sam", "reeds")];
    const second = await join("Ida", "reeds");
    await ida.send(callOf("Rail"));
    expect({ "from the tower": await hear(ida) }).toEqual({ "from the tower": "error" });
    await sam.send(callOf("Crake"));
    expect(await hearAll([sam, second])).toEqual(["Sam: Crake", "Sam: Crake"]);
    expect(texts((await get("/hides/reeds/calls", "Ida")).json?.calls).slice(-1)).toEqual(["Crake"]);
    await closeAll([ida, sam, second]);
  });

  test("keeps the secret of the owls", { checks: ["secret", "list-secret"] }, async () => {
    const clients = [await join("Ida", "owls"), await join("Noor", "owls"), await connect("Sam")];
    const [ida, noor, sam] = clients;
    expect({ enter: (await enter(sam, "owls")).kind }).toEqual({ enter: "error" });
    await sam.send(callOf("Where?", { hide: "owls" }));
    expect({ call: await hear(sam) }).toEqual({ call: "error" });
    await noor.send(callOf("Two eggs", { hide: "owls" }));
    expect(await hearAll([ida, noor])).toEqual(["Noor: Two eggs", "Noor: Two eggs"]);
    expect({ "heard by Sam": !(await sam.isQuiet(100)) }).toEqual({ "heard by Sam": false });
    const statuses = {};
    for (const name of ["Ida", "Noor", "Sam", "Ole"])
      statuses[name] = (await get("/hides/owls/calls", name)).status;
    expect(statuses).toEqual({ Ida: 200, Noor: 200, Sam: 403, Ole: 403 });
    await closeAll(clients);
  });

  test("does not hear a call that was not stored", { checks: ["store-first"] }, async () => {
    const [ida, sam] = [await join("Ida"), await join("Sam")];
    for (const text of ["a\u0000b", "\u0000"]) {
      await ida.send(callOf(text));
      expect({ text, ida: await hear(ida) }).toEqual({ text, ida: "error" });
    }
    await sam.send(callOf("'); DROP TABLE calls; -- \\ \"$1"));
    const safe = "Sam: '); DROP TABLE calls; -- \\ \"$1";
    expect(await hearAll([ida, sam])).toEqual([safe, safe]);
    await closeAll([ida, sam]);
  });
});

describe("GET /hides/HIDE/calls", () => {
  test("goes back through the calls", { checks: ["list", "before"] }, async () => {
    const ida = await join("Ida", "owls");
    await callAll(ida, "owls", numbers(1, 6));
    const { status, json } = await get("/hides/tower/calls?x=1", "Ole");
    expect({ status, "the last": json?.calls?.length }).toEqual({ status: 200, "the last": 50 });
    const before = await get(`/hides/tower/calls?before=${json.calls[0].id}`, "Ole");
    expect(texts(before.json?.calls).at(-1)).toEqual("duck 5");
    expect(texts(before.json.calls).slice(-5)).toEqual(numbers(1, 5));
    const owls = (await get("/hides/owls/calls", "Ida")).json.calls;
    const earlier = await get(`/hides/owls/calls?before=${owls.at(-2).id}`, "Ida");
    expect(earlier.json.calls).toEqual(owls.slice(0, -2));
    const first = await get("/hides/owls/calls?before=1", "Ida");
    expect({ status: first.status, json: first.json }).toEqual({ status: 200, json: { calls: [] } });
    await ida.close();
  });

  test("refuses what makes no sense", { checks: ["before-fit", "list-unknown", "list-card"] }, async () => {
    const statuses = {
      "/hides/meadow/calls": 404,
      "/hides/constructor/calls": 404,
      "/hides/Reeds/calls": 404,
      "/hides/reeds/ducks": 404,
    };
    for (const before of ["", "0", "-1", "1.5", "first", "1e3", "0x10"])
      statuses[`/hides/reeds/calls?before=${before}`] = 400;
    const [found, without] = [{}, {}];
    for (const path of Object.keys(statuses)) found[path] = (await get(path, "Ole")).status;
    expect(found).toEqual(statuses);
    const paths = [
      "/hides/reeds/calls",
      "/hides/owls/calls",
      "/hides/meadow/calls",
      "/hides/reeds/calls?before=x",
    ];
    for (const path of paths) without[path] = (await get(path)).status;
    expect(without).toEqual(each(paths, 401));
  });
});

test("npm run migrate: can be run again", { checks: ["migrate"], timeoutMs: 15_000 }, async () => {
  const before = (await get("/hides/reeds/calls", "Ida")).json;
  await migrate();
  expect((await get("/hides/reeds/calls", "Ida")).json).toEqual(before);
  const ida = await join("Ida");
  await callAll(ida, "reeds", ["still here"]);
  await ida.close();
});
