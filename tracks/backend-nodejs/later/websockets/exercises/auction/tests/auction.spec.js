import { expect, randomInt, restart, stop, test, webSocket } from "@aulo/runner/spec";

const COOKIES = { Amira: "sid=r8Xw1", Jonas: "theme=dark; sid=t2Lq9", Mei: "sid=k5Vd3; lang=en" };
const ORIGIN = "https://auction.example";

/** The status of an upgrade that is refused, or 101. */
async function upgrade(path, headers) {
  try {
    const client = await webSocket(path, { headers });
    await client.close();
    return 101;
  } catch (error) {
    return error.status ?? error.message;
  }
}

/** A client of this person, and the first message that it got. */
async function join(name) {
  const client = await webSocket("/auction", { headers: { origin: ORIGIN, cookie: COOKIES[name] } });
  return { ...client, state: await client.nextJson() };
}

const closeAll = (clients) => Promise.all(clients.map((client) => client.close()));

/** The kind of a reply, and whether an error has a message. */
const kindOf = ({ kind, message }) =>
  kind === "error" && typeof message === "string" && message !== "" ? "error" : { kind, message };

test("upgrades for people who are logged in, and no other path", {
  checks: ["path", "upgrade"],
}, async () => {
  for (const [path, status] of [
    ["/auction", 101],
    ["/", 404],
    ["/auctions", 404],
    ["/auction/lamp", 404],
  ]) {
    const found = await upgrade(path, { origin: ORIGIN, cookie: COOKIES.Amira });
    expect({ path, status: found }).toEqual({ path, status });
  }
});

test("refuses pages of other sites", { checks: ["origin"] }, async () => {
  for (const origin of [
    undefined,
    "https://evil.example",
    "http://auction.example",
    "https://auction.example.evil.example",
    "https://my-auction.example",
    "null",
  ]) {
    const headers = { cookie: COOKIES.Amira, ...(origin === undefined ? {} : { origin }) };
    expect({ origin, status: await upgrade("/auction", headers) }).toEqual({ origin, status: 403 });
  }
});

test("refuses people who are not logged in", { checks: ["login"] }, async () => {
  for (const cookie of [undefined, "theme=dark", "sid=", "sid=r8Xw", "sid=Amira", "sid=constructor"]) {
    const headers = { origin: ORIGIN, ...(cookie === undefined ? {} : { cookie }) };
    expect({ cookie, status: await upgrade("/auction", headers) }).toEqual({ cookie, status: 401 });
  }
});

test("tells a new client the state of the auction", { checks: ["state"] }, async () => {
  await restart();
  const amira = await join("Amira");
  expect(amira.state).toEqual({ kind: "state", item: "lamp", cents: 0, bidder: null });
  const cents = randomInt(100, 900);
  await amira.send({ kind: "bid", cents });
  await amira.close();
  const jonas = await join("Jonas");
  expect(jonas.state).toEqual({ kind: "state", item: "lamp", cents, bidder: "Amira" });
  await jonas.close();
});

test("tells every client about a bid, with the bidder of the session", {
  checks: ["to-all", "bidder"],
}, async () => {
  const clients = [await join("Amira"), await join("Jonas"), await join("Mei")];
  const first = clients[0].state.cents + randomInt(1, 90);
  await clients[1].send({ kind: "bid", cents: first, bidder: "Mei", item: "chair" });
  const heard = await Promise.all(clients.map((client) => client.nextJson()));
  const bid = { kind: "bid", cents: first, bidder: "Jonas" };
  expect({ "after the first bid": heard }).toEqual({ "after the first bid": [bid, bid, bid] });
  await clients[2].close();
  await clients[0].send({ kind: "bid", cents: first + 1 });
  const next = await Promise.all(clients.slice(0, 2).map((client) => client.nextJson()));
  const higher = { kind: "bid", cents: first + 1, bidder: "Amira" };
  expect({ "after one has left": next }).toEqual({ "after one has left": [higher, higher] });
  await closeAll(clients.slice(0, 2));
});

/** Sends messages that must change nothing, then a right bid. All that both clients hear comes back. */
async function sendInVain(texts, cents) {
  const [amira, jonas] = [await join("Amira"), await join("Jonas")];
  for (const text of texts) {
    await amira.send(text);
    expect({ sent: text, reply: kindOf(await amira.nextJson()) }).toEqual({ sent: text, reply: "error" });
  }
  const mei = await join("Mei");
  const right = amira.state.cents + cents;
  await amira.send({ kind: "bid", cents: right });
  const found = { state: mei.state, sender: await amira.nextJson(), other: await jonas.nextJson() };
  const bid = { kind: "bid", cents: right, bidder: "Amira" };
  expect(found).toEqual({ state: amira.state, sender: bid, other: bid });
  await closeAll([amira, jonas, mei]);
}

test("takes no bid that is not higher", { checks: ["too-low", "only-sender", "stays-open"] }, async () => {
  const jonas = await join("Jonas");
  const cents = jonas.state.cents + 500;
  await jonas.send({ kind: "bid", cents });
  await jonas.close();
  await sendInVain(
    [cents, cents - 1, 1, 0, -cents].map((low) => JSON.stringify({ kind: "bid", cents: low })),
    1,
  );
});

test("takes nothing that is not a bid", { checks: ["invalid", "only-sender", "stays-open"] }, async () => {
  const amira = await join("Amira");
  const high = amira.state.cents + 1000;
  await amira.close();
  await sendInVain(
    [
      "hello",
      "",
      "null",
      "[]",
      `${high}`,
      `"bid"`,
      `{"kind":"bid","cents":${high}`,
      `{"kind":"bid"}`,
      `{"cents":${high}}`,
      `{"kind":"state","item":"lamp","cents":${high},"bidder":"Amira"}`,
      `{"kind":"bid","cents":"${high}"}`,
      `{"kind":"bid","cents":${high}.5}`,
      `{"kind":"bid","cents":null}`,
      `{"kind":"bid","cents":[${high}]}`,
      `{"kind":"bid","cents":true}`,
      `[{"kind":"bid","cents":${high}}]`,
    ],
    randomInt(1, 90),
  );
});

test("closes a connection after a message that is too long, and goes on", {
  checks: ["small", "large"],
}, async () => {
  const [amira, jonas] = [await join("Amira"), await join("Jonas")];
  const cents = amira.state.cents + 1;
  await amira.send(JSON.stringify({ kind: "bid", cents }).padEnd(1000, " "));
  const bid = { kind: "bid", cents, bidder: "Amira" };
  expect({ "after 1000 bytes": [await amira.nextJson(), await jonas.nextJson()] }).toEqual({
    "after 1000 bytes": [bid, bid],
  });
  await amira.send(JSON.stringify({ kind: "bid", cents: cents + 1 }).padEnd(1001, " "));
  expect({ "after 1001 bytes": (await amira.closed()).code }).toEqual({ "after 1001 bytes": 1009 });
  const mei = await join("Mei");
  const words = "ü".repeat(490);
  await mei.send({ kind: "bid", cents: cents + 1, words });
  expect({ "after 1,000 and more bytes in fewer characters": (await mei.closed()).code }).toEqual({
    "after 1,000 and more bytes in fewer characters": 1009,
  });
  await jonas.send({ kind: "bid", cents: cents + 2 });
  expect({ "the other client": await jonas.nextJson() }).toEqual({
    "the other client": { kind: "bid", cents: cents + 2, bidder: "Jonas" },
  });
  await jonas.close();
});

test("says goodbye to all at SIGTERM, and ends", { checks: ["stop"] }, async () => {
  const clients = [await join("Amira"), await join("Jonas")];
  const ended = stop("SIGTERM", { withinMs: 2000 });
  const codes = (await Promise.all(clients.map((client) => client.closed()))).map(({ code }) => code);
  const { exitCode, signal } = await ended;
  expect({ codes, exitCode, signal }).toEqual({ codes: [1001, 1001], exitCode: 0, signal: null });
});
