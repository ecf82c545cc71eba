import { describe, expect, inside, randomInt, test } from "@aulo/runner/spec";

/** Sends the value to clients with these states and waiting bytes. Each client tells what happened to it. */
const send = (message, ...clients) =>
  inside(
    ({ sendToAll }, message, clients) => {
      const made = clients.map(([readyState, bufferedAmount]) => {
        const happened = [];
        return {
          OPEN: 1,
          readyState,
          bufferedAmount,
          happened,
          send: (text) => happened.push(`got ${text}`),
          ping: () => happened.push("pinged"),
          close: () => happened.push("closed"),
          terminate: () => happened.push("terminated"),
          on() {},
        };
      });
      const count = sendToAll(new Set(made), message);
      return { count, clients: made.map(({ happened }) => happened) };
    },
    message,
    clients,
  );

describe("sendToAll", () => {
  test("sends any value as JSON to every open client", { checks: ["send", "count", "each"] }, async () => {
    const x = randomInt(1, 99);
    for (const message of [{ kind: "moved", x }, [x, 0], "hello", "", 0, null, false]) {
      const json = `got ${JSON.stringify(message)}`;
      expect({ message, found: await send(message, [1, 0], [1, 10], [1, 0]) }).toEqual({
        message,
        found: { count: 3, clients: [[json], [json], [json]] },
      });
    }
    expect({ "without clients": await send("hello") }).toEqual({
      "without clients": { count: 0, clients: [] },
    });
  });

  test("leaves clients alone that are not open", { checks: ["open-only", "count", "each"] }, async () => {
    const found = await send("hi", [0, 0], [1, 0], [2, 0], [3, 5_000_000], [1, 0], [0, 5_000_000]);
    const got = ['got "hi"'];
    expect(found).toEqual({ count: 2, clients: [[], got, [], [], got, []] });
  });

  test("terminates clients with too many waiting bytes", {
    checks: ["slow", "limit", "count", "each"],
  }, async () => {
    const got = ['got "hi"'];
    const found = await send("hi", [1, 1_000_001], [1, 1_000_000], [1, 9_000_000], [1, 999_999]);
    expect(found).toEqual({ count: 2, clients: [["terminated"], got, ["terminated"], got] });
  });
});

/**
 * Watches so many clients and makes the checks. Each check has the numbers of the clients whose pongs come after it. The
 * result holds what each check did to each client.
 */
const check = (count, pongs) =>
  inside(
    ({ watch, checkAll }, count, pongs) => {
      const clients = Array.from({ length: count }, () => {
        const listeners = [];
        return {
          OPEN: 1,
          readyState: 1,
          bufferedAmount: 0,
          happened: [],
          on(name, listener) {
            if (name === "pong") listeners.push(listener);
            return this;
          },
          once(name, listener) {
            const only = () => {
              listeners.splice(listeners.indexOf(only), 1);
              listener();
            };
            if (name === "pong") listeners.push(only);
            return this;
          },
          pong() {
            for (const listener of [...listeners]) listener.call(this);
          },
          ping() {
            this.happened.push("ping");
          },
          terminate() {
            this.happened.push("terminate");
          },
          close() {
            this.happened.push("close");
          },
          send() {},
        };
      });
      const open = new Set(clients);
      for (const client of clients) watch(client);
      return pongs.map((answering) => {
        checkAll(open);
        const row = clients.map(({ happened }) => happened.splice(0).join(", ") || "nothing");
        row.forEach((what, at) => {
          if (what !== "ping") open.delete(clients[at]);
        });
        for (const at of answering) clients[at].pong();
        return row.join(" | ");
      });
    },
    count,
    pongs,
  );

describe("checkAll", () => {
  test("pings each client at the first check", { checks: ["ping", "each"] }, async () => {
    expect({ "3 clients": await check(3, [[]]) }).toEqual({ "3 clients": ["ping | ping | ping"] });
  });

  test("pings a client again and again while it answers", { checks: ["alive"] }, async () => {
    const found = await check(1, [[0], [0], [0], [0]]);
    expect({ "a pong after each check": found }).toEqual({
      "a pong after each check": ["ping", "ping", "ping", "ping"],
    });
  });

  test("terminates a client that has never answered", { checks: ["silent"] }, async () => {
    expect({ "no pong": await check(1, [[], []]) }).toEqual({ "no pong": ["ping", "terminate"] });
  });

  test("terminates a client that has stopped answering", { checks: ["silent", "alive"] }, async () => {
    const found = await check(1, [[0, 0, 0], [0], [], []]);
    expect({ "no pong after the third check": found }).toEqual({
      "no pong after the third check": ["ping", "ping", "ping", "terminate"],
    });
  });

  test("judges each client for itself", { checks: ["each", "silent", "alive"] }, async () => {
    const found = await check(4, [[0, 2, 3], [0, 3], [3]]);
    expect({ "four clients": found }).toEqual({
      "four clients": [
        "ping | ping | ping | ping",
        "ping | terminate | ping | ping",
        "ping | nothing | terminate | ping",
      ],
    });
  });
});
