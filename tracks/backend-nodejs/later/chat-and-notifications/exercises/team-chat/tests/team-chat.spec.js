import { expect, random, restart, socketIo, test, wait } from "@aulo/runner/spec";

const TOKENS = { Amira: "r8Xw1", Jonas: "t2Lq9", Mei: "k5Vd3" };
const connect = (name) => socketIo("/", { auth: { token: TOKENS[name] } });
const newKey = () => random().toString(36).slice(2);
const closeAll = (...clients) => Promise.all(clients.map((client) => client.close()));

/** The acknowledgement of an event, with "refused" for every refusal that has words. */
async function emit(client, event, data) {
  const reply = await client.emitWithAck(event, data);
  const isRefusal = reply?.ok === false && typeof reply.error === "string" && reply.error !== "";
  return isRefusal ? "refused" : reply;
}

async function expectReply(client, event, data, expected) {
  expect({ event, data, reply: await emit(client, event, data) }).toEqual({ event, data, reply: expected });
}

const say = (client, room, text, key = newKey()) => emit(client, "say", { room, key, text });

/** All `said` events of a client up to the one with this text. */
async function heardUntil(client, text) {
  const heard = [];
  do heard.push((await client.next("said", { withinMs: 1200 }))[0]);
  while (heard.at(-1).text !== text);
  return heard;
}

test("sends each message to everybody who has entered the room", {
  checks: ["said", "id", "from", "say-members"],
}, async () => {
  const [amira, tablet, jonas, mei] = await Promise.all(["Amira", "Amira", "Jonas", "Mei"].map(connect));
  for (const client of [amira, tablet, jonas])
    await expectReply(client, "enter", { room: "kitchen", after: 0 }, { ok: true, messages: [] });
  for (const client of [amira, mei])
    await expectReply(client, "enter", { room: "garden", after: 0 }, { ok: true, messages: [] });
  const first = await emit(jonas, "say", { room: "kitchen", key: newKey(), text: "tea", from: "Mei" });
  const second = await say(mei, "garden", "roses");
  expect([first, second]).toEqual([
    { ok: true, id: 1 },
    { ok: true, id: 2 },
  ]);
  await say(jonas, "garden", "end");
  await say(jonas, "kitchen", "end");
  const tea = { id: 1, room: "kitchen", from: "Jonas", text: "tea" };
  const roses = { id: 2, room: "garden", from: "Mei", text: "roses" };
  const endOf = (room, id) => ({ id, room, from: "Jonas", text: "end" });
  expect({
    "tablet in the kitchen": await heardUntil(tablet, "end"),
    "the sender himself": await heardUntil(jonas, "end"),
    "mei in the garden": await heardUntil(mei, "end"),
    "amira in both": [...(await heardUntil(amira, "end")), ...(await heardUntil(amira, "end"))],
  }).toEqual({
    "tablet in the kitchen": [tea, endOf("kitchen", 4)],
    "the sender himself": [tea, endOf("kitchen", 4)],
    "mei in the garden": [roses, endOf("garden", 3)],
    "amira in both": [tea, roses, endOf("garden", 3), endOf("kitchen", 4)],
  });
  await closeAll(amira, tablet, jonas, mei);
});

test("gives the missed messages of the room", { checks: ["history"] }, async () => {
  await restart();
  const jonas = await connect("Jonas");
  for (let count = 1; count <= 12; count += 1)
    await say(jonas, count % 3 === 0 ? "garden" : "kitchen", `${count}`);
  const ids = async (room, after) =>
    (await emit(jonas, "enter", { room, after })).messages.map(({ id }) => id);
  expect({
    "kitchen after 0": await ids("kitchen", 0),
    "kitchen after 8": await ids("kitchen", 8),
    "garden after 9": await ids("garden", 9),
    "garden after 12": await ids("garden", 12),
  }).toEqual({
    "kitchen after 0": [1, 2, 4, 5, 7, 8, 10, 11],
    "kitchen after 8": [10, 11],
    "garden after 9": [12],
    "garden after 12": [],
  });
  await expectReply(
    jonas,
    "enter",
    { room: "garden", after: 9 },
    {
      ok: true,
      messages: [{ id: 12, room: "garden", from: "Jonas", text: "12" }],
    },
  );
  await jonas.close();
});

test("loses no message while somebody enters", { checks: ["no-gap"] }, async () => {
  const [amira, jonas] = await Promise.all(["Amira", "Jonas"].map(connect));
  const sent = [];
  const sendOne = () => sent.push(say(jonas, "garden", `n${sent.length}`).catch((error) => error.message));
  for (let count = 0; count < 3; count += 1) sendOne();
  let isIn = false;
  const entering = emit(amira, "enter", { room: "garden", after: 0 })
    .catch((error) => ({ messages: [], error: error.message }))
    .finally(() => {
      isIn = true;
    });
  while (!isIn && sent.length < 100) {
    sendOne();
    await wait(4);
  }
  await Promise.all(sent);
  const { messages = [], error } = await entering;
  expect({ "enter fails with": error }).toEqual({ "enter fails with": undefined });
  await say(jonas, "garden", "end");
  const known = new Set([...messages, ...(await heardUntil(amira, "end"))].map(({ text }) => text));
  const lost = sent.map((_, at) => `n${at}`).filter((text) => !known.has(text));
  expect({ lost }).toEqual({ lost: [] });
  await closeAll(amira, jonas);
});

test("sends no event for a message that is not stored", { checks: ["store-first", "refused"] }, async () => {
  const [amira, jonas] = await Promise.all(["Amira", "Jonas"].map(connect));
  await emit(amira, "enter", { room: "garden", after: 0 });
  await expectReply(jonas, "say", { room: "garden", key: newKey(), text: "x".repeat(201) }, "refused");
  await say(jonas, "garden", "end");
  const heard = (await heardUntil(amira, "end")).map(({ text }) => text.slice(0, 5));
  expect({ "heard after 201 characters": heard }).toEqual({ "heard after 201 characters": ["end"] });
  await closeAll(amira, jonas);
});

test("takes a message with a known key only once", { checks: ["key", "id"] }, async () => {
  const [amira, jonas] = await Promise.all(["Amira", "Jonas"].map(connect));
  await emit(amira, "enter", { room: "garden", after: 0 });
  const key = newKey();
  const first = await say(jonas, "garden", "once", key);
  const again = [await say(jonas, "garden", "once", key), await say(jonas, "garden", "changed", key)];
  expect({ "same key": again }).toEqual({ "same key": [first, first] });
  const other = newKey();
  const atOnce = await Promise.all([1, 2, 3].map(() => say(jonas, "garden", "at once", other)));
  const id = first.id + 1;
  expect({ "same key, at once": atOnce.map((reply) => reply.id) }).toEqual({
    "same key, at once": [id, id, id],
  });
  const amiras = await say(amira, "garden", "mine", key);
  expect({ "same key of somebody else": amiras }).toEqual({
    "same key of somebody else": { ok: true, id: id + 1 },
  });
  await say(jonas, "garden", "end");
  const heard = (await heardUntil(amira, "end")).map(({ text }) => text);
  expect({ events: heard }).toEqual({ events: ["once", "at once", "mine", "end"] });
  await closeAll(amira, jonas);
});

test("keeps people out who are not members", {
  checks: ["enter-members", "say-members", "refused"],
}, async () => {
  const [mei, jonas, amira] = await Promise.all(["Mei", "Jonas", "Amira"].map(connect));
  await emit(jonas, "enter", { room: "kitchen", after: 0 });
  await expectReply(mei, "enter", { room: "kitchen", after: 0 }, "refused");
  await expectReply(mei, "say", { room: "kitchen", key: newKey(), text: "let me in" }, "refused");
  for (const room of ["cellar", "person:Jonas"])
    await expectReply(mei, "enter", { room, after: 0 }, "refused");
  const { ok } = await say(amira, "kitchen", "end");
  expect({ "say of a member who has not entered": ok }).toEqual({
    "say of a member who has not entered": true,
  });
  const heard = (await heardUntil(jonas, "end")).map(({ text }) => text);
  expect({ "jonas hears": heard, "mei hears nothing": await mei.isQuiet("said", 80) }).toEqual({
    "jonas hears": ["end"],
    "mei hears nothing": true,
  });
  await closeAll(mei, jonas, amira);
});

test("removes somebody from all connections, and from this room only", {
  checks: ["removed", "removed-ok", "other-rooms", "owner", "refused"],
}, async () => {
  const [amira, jonas, phone, mei] = await Promise.all(["Amira", "Jonas", "Jonas", "Mei"].map(connect));
  for (const client of [amira, jonas, phone])
    for (const room of ["kitchen", "garden"]) await emit(client, "enter", { room, after: 0 });
  for (const client of [jonas, mei])
    await expectReply(client, "remove", { room: "kitchen", name: "Amira" }, "refused");
  await expectReply(amira, "remove", { room: "cellar", name: "Jonas" }, "refused");
  const stays = await say(jonas, "kitchen", "still here");
  expect({ "say before": stays.ok }).toEqual({ "say before": true });
  await expectReply(amira, "remove", { room: "kitchen", name: "Jonas" }, { ok: true });
  await say(amira, "kitchen", "gone");
  await say(amira, "garden", "end");
  const heard = {};
  for (const [name, client] of Object.entries({ amira, jonas, phone }))
    heard[name] = (await heardUntil(client, "end")).map(({ text }) => text);
  expect(heard).toEqual({
    amira: ["still here", "gone", "end"],
    jonas: ["still here", "end"],
    phone: ["still here", "end"],
  });
  await expectReply(jonas, "enter", { room: "kitchen", after: 0 }, "refused");
  await expectReply(phone, "say", { room: "kitchen", key: newKey(), text: "hello?" }, "refused");
  await closeAll(amira, jonas, phone, mei);
});

test("refuses data that are not right", { checks: ["data", "refused"] }, async () => {
  const [amira, mei] = await Promise.all(["Amira", "Mei"].map(connect));
  await emit(amira, "enter", { room: "garden", after: 0 });
  const room = "garden";
  for (const [event, data] of [
    ["enter", null],
    ["enter", "garden"],
    ["enter", { after: 0 }],
    ["enter", { room }],
    ["enter", { room, after: "0" }],
    ["enter", { room, after: -1 }],
    ["enter", { room, after: 1.5 }],
    ["enter", { room: [room], after: 0 }],
    ["say", null],
    ["say", {}],
    ["say", { room, key: "a" }],
    ["say", { room, text: "no key" }],
    ["say", { room, key: "", text: "empty key" }],
    ["say", { room, key: "b", text: "" }],
    ["say", { room, key: "c", text: 7 }],
    ["say", { room, key: 7, text: "key of a number" }],
    ["say", { room, key: "d", text: ["list"] }],
    ["remove", null],
    ["remove", {}],
    ["remove", { room, name: "" }],
    ["remove", { room, name: 7 }],
    ["remove", { room, name: ["Amira"] }],
    ["remove", { room: "", name: "Amira" }],
  ])
    await expectReply(mei, event, data, "refused");
  await say(mei, "garden", "end");
  const heard = (await heardUntil(amira, "end")).map(({ text }) => text);
  expect({ events: heard }).toEqual({ events: ["end"] });
  await closeAll(amira, mei);
});

test("goes on when nobody asks for an acknowledgement", { checks: ["no-ack"] }, async () => {
  const [amira, mei] = await Promise.all(["Amira", "Mei"].map(connect));
  await emit(amira, "enter", { room: "garden", after: 0 });
  for (const data of [{ room: "garden", after: 0 }, { room: "kitchen", after: 0 }, null])
    await mei.emit("enter", data);
  await mei.emit("say", { room: "garden", key: newKey(), text: "no reply" });
  await mei.emit("say", { room: "garden", key: newKey(), text: "x".repeat(201) });
  for (const data of [{ room: "kitchen", name: "Amira" }, { room: "cellar", name: "Amira" }, null])
    await mei.emit("remove", data);
  await mei.emit("say", { room: "garden", key: newKey(), text: "end" });
  const heard = (await heardUntil(amira, "end")).map(({ text }) => text);
  expect({ events: heard }).toEqual({ events: ["no reply", "end"] });
  await closeAll(amira, mei);
});
