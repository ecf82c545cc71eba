import { client, describe, expect, query, request, test } from "@aulo/runner/spec";
import { each, fresh, logIn, newcomer, PASSWORD, statuses } from "./api.js";

const TIME = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/;
const NEW = "nine quick green lizards";

/** Somebody with a computer, `who`, and a phone. */
async function twoDevices() {
  const person = await newcomer();
  const phone = client();
  await logIn(person.email, PASSWORD, phone);
  return { ...person, phone };
}

const sessionsOf = async (who) => (await who.request("GET", "/sessions")).json?.sessions;
const statusOf = async (who) => (await who.request("GET", "/session")).status;
const change = (who, oldPassword, newPassword) =>
  who.request("PUT", "/password", { json: { oldPassword, newPassword } });

describe("the open sessions", () => {
  test("are listed, the newest first", {
    checks: ["open-sessions", "current", "number", "times"],
    timeoutMs: 15_000,
  }, async () => {
    await fresh();
    await newcomer();
    const { who, phone } = await twoDevices();
    const { status, json } = await who.request("GET", "/sessions");
    expect({ "GET /sessions": status, current: json?.sessions?.map(({ isCurrent }) => isCurrent) }).toEqual({
      "GET /sessions": 200,
      current: [false, true],
    });
    const seen = await sessionsOf(phone);
    expect(seen.map(({ isCurrent }) => isCurrent)).toEqual([true, false]);
    expect(seen.map(({ id }) => id)).toEqual(json.sessions.map(({ id }) => id));
    for (const { id, createdAt, expiresAt } of seen) {
      expect({ id: Number.isInteger(id), createdAt, expiresAt }).toEqual({
        id: true,
        createdAt: expect.stringMatching(TIME),
        expiresAt: expect.stringMatching(TIME),
      });
      const days = (new Date(expiresAt) - new Date(createdAt)) / 86_400_000;
      expect({
        days: Math.round(days),
        "is now": Math.abs(Date.now() - new Date(createdAt)) < 60_000,
      }).toEqual({
        days: 14,
        "is now": true,
      });
    }
  });

  test("show no cookie", { checks: ["no-cookie"] }, async () => {
    const { who, phone, cookie } = await twoDevices();
    const { text } = await who.request("GET", "/sessions");
    const found = [cookie, phone.cookies().diary].filter((value) => text.includes(value));
    expect(found).toEqual([]);
  });

  test("are those that have not ended", { checks: ["ended"] }, async () => {
    const { who, phone } = await twoDevices();
    const [{ id }] = (await sessionsOf(phone)).filter(({ isCurrent }) => isCurrent);
    await query(
      "UPDATE sessions SET expires_at = now() - interval '1 second' WHERE expires_at = (SELECT max(expires_at) FROM sessions)",
    );
    const left = await sessionsOf(who);
    expect({ left: left.length, "has the ended one": left.some((one) => one.id === id) }).toEqual({
      left: 1,
      "has the ended one": false,
    });
  });
});

describe("a lost phone", () => {
  test("is logged out alone", { checks: ["end-one"] }, async () => {
    const { who, phone } = await twoDevices();
    const { id } = (await sessionsOf(who)).find(({ isCurrent }) => !isCurrent);
    const { status, text } = await who.request("DELETE", `/sessions/${id}`);
    expect({ "DELETE /sessions/ID": status, text }).toEqual({ "DELETE /sessions/ID": 204, text: "" });
    expect({ phone: await statusOf(phone), computer: await statusOf(who) }).toEqual({
      phone: 401,
      computer: 200,
    });
    expect({ again: (await who.request("DELETE", `/sessions/${id}`)).status }).toEqual({ again: 404 });
  });

  test("of somebody else cannot be logged out", { checks: ["foreign-session"] }, async () => {
    const [me, other] = [await newcomer(), await newcomer()];
    const [{ id }] = await sessionsOf(other.who);
    const found = {};
    for (const one of [id, 999_999, 0, "x"]) {
      const { status, text } = await me.who.request("DELETE", `/sessions/${one}`);
      found[one === id ? "foreign" : one] = [status, text];
    }
    expect(found).toEqual(each(Object.keys(found), [404, found[999_999][1]]));
    expect({ other: await statusOf(other.who) }).toEqual({ other: 200 });
  });

  test("is logged out with everything", { checks: ["end-all", "others-stay"] }, async () => {
    const [other, { who, phone, cookie, email }] = [await newcomer(), await twoDevices()];
    const { status } = await who.request("DELETE", "/sessions");
    expect({ "DELETE /sessions": status, cookie: who.cookies().diary }).toEqual({
      "DELETE /sessions": 204,
      cookie: undefined,
    });
    const copy = client({ headers: { cookie: `diary=${cookie}` } });
    expect({
      copy: await statusOf(copy),
      phone: await statusOf(phone),
      other: await statusOf(other.who),
    }).toEqual({
      copy: 401,
      phone: 401,
      other: 200,
    });
    expect({ "POST /session": (await logIn(email)).status }).toEqual({ "POST /session": 200 });
  });
});

describe("a new password", () => {
  test("takes the place of the old one", { checks: ["new-password"] }, async () => {
    const { who, email } = await newcomer();
    const { status } = await change(who, PASSWORD, NEW);
    expect({
      "PUT /password": status,
      old: (await logIn(email)).status,
      new: (await logIn(email, NEW)).status,
    }).toEqual({ "PUT /password": 204, old: 401, new: 200 });
  });

  test("ends the other sessions", { checks: ["thief-out", "stays-in", "others-stay"] }, async () => {
    const [other, { who, phone }] = [await newcomer(), await twoDevices()];
    await change(who, PASSWORD, NEW);
    expect({
      phone: await statusOf(phone),
      computer: await statusOf(who),
      other: await statusOf(other.who),
    }).toEqual({
      phone: 401,
      computer: 200,
      other: 200,
    });
  });

  test("needs the old one", { checks: ["old-wrong"] }, async () => {
    const { who, phone, email } = await twoDevices();
    const found = [];
    for (const wrong of [NEW, "", PASSWORD.toUpperCase()]) found.push((await change(who, wrong, NEW)).status);
    expect(found).toEqual([403, 403, 403]);
    expect({ old: (await logIn(email)).status, phone: await statusOf(phone) }).toEqual({
      old: 200,
      phone: 200,
    });
  });

  test("has 15 to 200 letters", { checks: ["new-unfit"] }, async () => {
    const { who, email } = await newcomer();
    const found = [];
    for (const length of [0, 14, 201]) {
      const { status, json } = await change(who, PASSWORD, "n".repeat(length));
      found.push([status, ...Object.keys(json?.fields ?? {})]);
    }
    expect(found).toEqual(Array(3).fill([400, "newPassword"]));
    const { status, json } = await who.request("PUT", "/password", { json: {} });
    expect({ "PUT /password": status, fields: Object.keys(json?.fields ?? {}).sort() }).toEqual({
      "PUT /password": 400,
      fields: ["newPassword", "oldPassword"],
    });
    expect({ old: (await logIn(email)).status }).toEqual({ old: 200 });
  });
});

describe("somebody who is not logged in", () => {
  test("gets 401", { checks: ["closed-too"] }, async () => {
    const calls = ["GET /sessions", "DELETE /sessions", "DELETE /sessions/1", "PUT /password"];
    const found = await statuses(calls, {}, (call) => request(...call.split(" ")));
    expect(found).toEqual(each(calls, 401));
  });
});
