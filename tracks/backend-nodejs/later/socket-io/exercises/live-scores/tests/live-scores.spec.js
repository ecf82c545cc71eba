import { expect, pick, restart, socketIo, test } from "@aulo/runner/spec";

const MATCHES = ["bra-jpn", "ken-fin", "usa-ind"];

const reporter = () => socketIo("/reporters", { auth: { token: pick(["m4Rk8", "z7Tn2"]) } });
const closeAll = (clients) => Promise.all(clients.map((client) => client.close()));

/** The score of a match, as a new watcher gets it. */
async function scoreOf(match) {
  const client = await socketIo("/");
  const { score } = await client.emitWithAck("watch", match);
  await client.close();
  return score;
}

/** Emits with an acknowledgement, and expects this reply. `error` stands for any error with words. */
async function expectReply(client, event, value, expected) {
  const reply = await client.emitWithAck(event, value);
  const isRefusal = reply?.ok === false && typeof reply.error === "string" && reply.error !== "";
  expect({ event, value, reply: isRefusal ? "error" : reply }).toEqual({ event, value, reply: expected });
}

/** The next `watchers` event of this client. */
async function expectCount(client, name, match, count) {
  const [event] = await client.next("watchers");
  expect({ [name]: event }).toEqual({ [name]: { match, count } });
}

test("tells a new watcher the score, and whether there is such a match", {
  checks: ["open", "score", "unknown"],
}, async () => {
  const client = await socketIo("/");
  for (const match of MATCHES) await expectReply(client, "watch", match, { ok: true, score: "0:0" });
  for (const match of ["jpn-bra", "", "constructor", "BRA-JPN", 7, null, {}])
    await expectReply(client, "watch", match, "error");
  await client.close();
});

test("tells the watchers of a match about its goals, and nobody else", {
  checks: ["watch", "goal", "goal-ack", "score"],
}, async () => {
  await restart();
  const [ina, omar, mei, desk] = await Promise.all([socketIo("/"), socketIo("/"), socketIo("/"), reporter()]);
  await ina.emitWithAck("watch", "bra-jpn");
  await ina.emitWithAck("watch", "ken-fin");
  await omar.emitWithAck("watch", "ken-fin");
  const goals = [
    [{ match: "bra-jpn", team: "home" }, "1:0"],
    [{ match: "bra-jpn", team: "home" }, "2:0"],
    [{ match: "ken-fin", team: "guest" }, "0:1"],
    [{ match: "bra-jpn", team: "guest" }, "2:1"],
  ];
  for (const [goal, score] of goals) await expectReply(desk, "goal", goal, { ok: true, score });
  const inas = [];
  for (const _ of goals) inas.push((await ina.next("goal"))[0]);
  expect({ "a watcher of two matches": inas }).toEqual({
    "a watcher of two matches": goals.map(([{ match }, score]) => ({ match, score })),
  });
  expect({ "a watcher of ken-fin": await omar.next("goal") }).toEqual({
    "a watcher of ken-fin": [{ match: "ken-fin", score: "0:1" }],
  });
  const quiet = await Promise.all([omar, mei].map((client) => client.isQuiet("goal", 100)));
  expect({ "no more goals for the others": quiet }).toEqual({ "no more goals for the others": [true, true] });
  await expectReply(mei, "watch", "bra-jpn", { ok: true, score: "2:1" });
  await closeAll([ina, omar, mei, desk]);
});

test("counts watchers who come, leave, and hang up", { checks: ["count", "gone", "unwatch"] }, async () => {
  await restart();
  const [ina, omar, mei] = await Promise.all([1, 2, 3].map(() => socketIo("/")));
  await ina.emitWithAck("watch", "ken-fin");
  await expectCount(ina, "ina", "ken-fin", 1);
  await omar.emitWithAck("watch", "ken-fin");
  await expectCount(ina, "ina", "ken-fin", 2);
  await expectCount(omar, "omar, who is new", "ken-fin", 2);
  await mei.emitWithAck("watch", "usa-ind");
  await expectCount(mei, "mei", "usa-ind", 1);
  await mei.emitWithAck("watch", "ken-fin");
  for (const [name, client] of Object.entries({ ina, omar, mei }))
    await expectCount(client, name, "ken-fin", 3);
  await omar.emitWithAck("unwatch", "ken-fin");
  for (const [name, client] of Object.entries({ ina, mei })) await expectCount(client, name, "ken-fin", 2);
  expect({ "omar, who has left": await omar.isQuiet("watchers", 50) }).toEqual({
    "omar, who has left": true,
  });
  await mei.close();
  await expectCount(ina, "ina, after mei has hung up", "ken-fin", 1);
  await closeAll([ina, omar]);
});

test("ends the watching of one match only", { checks: ["unwatch", "unwatch-ok"] }, async () => {
  const [ina, desk] = await Promise.all([socketIo("/"), reporter()]);
  for (const match of ["bra-jpn", "usa-ind"]) await ina.emitWithAck("watch", match);
  for (const match of ["bra-jpn", "bra-jpn", "ken-fin", "jpn-bra", null])
    await expectReply(ina, "unwatch", match, { ok: true });
  const before = await scoreOf("usa-ind");
  await desk.emitWithAck("goal", { match: "bra-jpn", team: "home" });
  await desk.emitWithAck("goal", { match: "usa-ind", team: "home" });
  const [goal] = await ina.next("goal");
  const score = `${Number(before.split(":")[0]) + 1}:${before.split(":")[1]}`;
  expect({ "the next goal after unwatch bra-jpn": goal }).toEqual({
    "the next goal after unwatch bra-jpn": { match: "usa-ind", score },
  });
  await closeAll([ina, desk]);
});

test("counts a client once that watches twice", { checks: ["twice"] }, async () => {
  await restart();
  const [ina, omar] = await Promise.all([socketIo("/"), socketIo("/")]);
  for (const _ of [1, 2, 3]) await ina.emitWithAck("watch", "bra-jpn");
  await omar.emitWithAck("watch", "bra-jpn");
  const heard = [(await ina.next("watchers"))[0].count, (await ina.next("watchers"))[0].count];
  expect({ "events of ina": heard }).toEqual({ "events of ina": [1, 2] });
  await closeAll([ina, omar]);
});

test("lets only reporters into their namespace", { checks: ["reporters"] }, async () => {
  for (const auth of [{}, { token: "" }, { token: "m4Rk" }, { token: "Sofia" }, { token: null }]) {
    const outcome = await socketIo("/reporters", { auth }).then(
      () => "connected",
      (error) => (/not a reporter/.test(error.message) ? "not a reporter" : error.message),
    );
    expect({ auth, outcome }).toEqual({ auth, outcome: "not a reporter" });
  }
});

test("refuses goals that make no sense, and changes nothing", { checks: ["bad-goal"] }, async () => {
  const [ina, desk] = await Promise.all([socketIo("/"), reporter()]);
  const { score: before } = await ina.emitWithAck("watch", "bra-jpn");
  for (const goal of [
    { match: "jpn-bra", team: "home" },
    { match: "bra-jpn", team: "draw" },
    { match: "bra-jpn", team: "toString" },
    { match: "bra-jpn" },
    { team: "home" },
    {},
    "bra-jpn",
    7,
    null,
  ])
    await expectReply(desk, "goal", goal, "error");
  expect({ score: await scoreOf("bra-jpn"), quiet: await ina.isQuiet("goal", 100) }).toEqual({
    score: before,
    quiet: true,
  });
  await closeAll([ina, desk]);
});

test("takes no goals in the main namespace", { checks: ["main-goal"] }, async () => {
  const ina = await socketIo("/");
  const { score: before } = await ina.emitWithAck("watch", "ken-fin");
  await ina.emit("goal", { match: "ken-fin", team: "home" });
  await ina.emitWithAck("unwatch", "usa-ind");
  expect({ "score after goal in /": await scoreOf("ken-fin") }).toEqual({ "score after goal in /": before });
  await ina.close();
});

test("goes on when nobody asks for an acknowledgement", { checks: ["no-ack"] }, async () => {
  await restart();
  const [ina, desk] = await Promise.all([socketIo("/"), reporter()]);
  for (const match of ["bra-jpn", "jpn-bra"]) {
    await ina.emit("watch", match);
    await ina.emit("unwatch", match);
  }
  for (const goal of [{ match: "bra-jpn", team: "home" }, { match: "jpn-bra", team: "home" }, null])
    await desk.emit("goal", goal);
  await expectReply(desk, "goal", { match: "bra-jpn", team: "guest" }, { ok: true, score: "1:1" });
  await expectReply(ina, "watch", "bra-jpn", { ok: true, score: "1:1" });
  await closeAll([ina, desk]);
});

test("tells nobody about an unwatch that changes nothing", { checks: ["count", "unwatch-ok"] }, async () => {
  await restart();
  const [ina, omar] = await Promise.all([socketIo("/"), socketIo("/")]);
  await ina.emitWithAck("watch", "ken-fin");
  await expectCount(ina, "ina", "ken-fin", 1);
  await omar.emitWithAck("watch", "bra-jpn");
  await expectReply(omar, "unwatch", "ken-fin", { ok: true });
  expect({ "after the unwatch of a stranger": await ina.isQuiet("watchers", 100) }).toEqual({
    "after the unwatch of a stranger": true,
  });
  await closeAll([ina, omar]);
});
