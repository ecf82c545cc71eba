import { client, describe, expect, query, randomInt, request, test } from "@aulo/runner/spec";
import { as, fresh, openSlot, PASSWORD } from "./api.js";

/** Vera brings the thing, Ilse claims its repair. Vito and Omar have nothing to do with it. */
const ROLES = {
  Vera: "visitor",
  Vito: "visitor",
  Ilse: "volunteer",
  Omar: "volunteer",
  Marta: "coordinator",
};
const PEOPLE = ["nobody", ...Object.keys(ROLES)];

async function ask(name, call, json) {
  const [method, path] = call.split(" ");
  if (name === "nobody") return request(method, path, { json });
  return (await as(name, ROLES[name])).request(method, path, { json });
}

/** A thing of Vera's with a repair: waiting, claimed by Ilse, or none. */
async function target({ repair = "claimed", booked = false } = {}) {
  const thing = (await ask("Vera", "POST /things", { name: "lamp", category: "lamps" })).json;
  if (repair === "none") return { thing: thing.id };
  const { id } = (await ask("Vera", `POST /things/${thing.id}/repairs`, { fault: "dark" })).json;
  if (repair === "claimed") await ask("Ilse", `PUT /repairs/${id}/claim`);
  const slot = booked ? (await openSlot(9)).id : null;
  if (booked) await ask("Vera", `PUT /repairs/${id}/booking`, { slotId: slot });
  return { thing: thing.id, repair: id, slot };
}

/** Statuses for all people. Refused requests share one target, each allowed one has its own. */
async function expectRights(call, state, expected, json) {
  const found = {};
  const shared = await target(state);
  const row = Object.fromEntries(PEOPLE.map((name, index) => [name, expected[index]]));
  const of = (made) => call.replace("THING", made.thing).replace("REPAIR", made.repair);
  for (const name of PEOPLE.filter((one) => row[one] >= 400))
    found[name] = (await ask(name, of(shared), json?.(shared))).status;
  for (const name of PEOPLE.filter((one) => row[one] < 400)) {
    const made = call.startsWith("GET") ? shared : await target(state);
    found[name] = (await ask(name, of(made), json?.(made))).status;
  }
  expect({ [call]: found }).toEqual({ [call]: row });
}

describe("who may do what", () => {
  test("see", { checks: ["see", "hidden"], timeoutMs: 20_000 }, async () => {
    await fresh();
    const booked = { booked: true };
    for (const call of [
      "GET /things/THING",
      "GET /things/THING/repairs",
      "GET /repairs/REPAIR",
      "GET /repairs/REPAIR/booking",
    ]) {
      await expectRights(call, booked, [401, 200, 404, 200, 200, 200]);
    }
  });

  test("bring a thing", { checks: ["bring"] }, async () => {
    const found = {};
    for (const name of PEOPLE)
      found[name] = (await ask(name, "POST /things", { name: "kite", category: "toys" })).status;
    expect(found).toEqual({ nobody: 401, Vera: 201, Vito: 201, Ilse: 201, Omar: 201, Marta: 201 });
  });

  test("change a thing", { checks: ["change", "forbidden-this", "hidden"], timeoutMs: 20_000 }, async () => {
    const none = { repair: "none" };
    await expectRights("PATCH /things/THING", none, [401, 200, 404, 403, 403, 200], () => ({
      name: "torch",
    }));
    await expectRights("DELETE /things/THING", none, [401, 204, 404, 403, 403, 204]);
    await expectRights("POST /things/THING/repairs", none, [401, 201, 404, 403, 403, 201], () => ({
      fault: "dim",
    }));
  });

  test("book its place", { checks: ["change", "forbidden-this", "hidden"], timeoutMs: 20_000 }, async () => {
    const booked = { booked: true };
    await expectRights("PUT /repairs/REPAIR/booking", booked, [401, 200, 404, 403, 403, 200], ({ slot }) => ({
      slotId: slot,
    }));
    await expectRights("DELETE /repairs/REPAIR/booking", booked, [401, 204, 404, 403, 403, 204]);
  });

  test("claim a repair", { checks: ["claim"], timeoutMs: 20_000 }, async () => {
    await expectRights("PUT /repairs/REPAIR/claim", { repair: "waiting" }, [401, 403, 403, 200, 200, 200]);
  });

  test("finish a repair, or give it back", {
    checks: ["work", "forbidden-this"],
    timeoutMs: 20_000,
  }, async () => {
    await expectRights("PATCH /repairs/REPAIR", {}, [401, 403, 403, 200, 403, 200], () => ({
      status: "done",
    }));
    await expectRights("DELETE /repairs/REPAIR/claim", {}, [401, 403, 403, 204, 403, 204]);
  });

  test("open a slot", { checks: ["open-slots"] }, async () => {
    const found = {};
    for (const [index, name] of PEOPLE.entries()) {
      const json = { startsAt: new Date(Date.UTC(2040, 1, 1, index)).toISOString(), places: 3 };
      found[name] = (await ask(name, "POST /slots", json)).status;
    }
    expect(found).toEqual({ nobody: 401, Vera: 403, Vito: 403, Ilse: 403, Omar: 403, Marta: 201 });
  });

  test("see the reports", { checks: ["see-reports"] }, async () => {
    for (const call of ["GET /reports/categories", "GET /v1/reports/volunteers", "GET /reports/slots"]) {
      const found = {};
      for (const name of PEOPLE) found[name] = (await ask(name, call)).status;
      expect({ [call]: found }).toEqual({
        [call]: { nobody: 401, Vera: 403, Vito: 403, Ilse: 403, Omar: 403, Marta: 200 },
      });
    }
  });

  test("is told before the thing is looked for", { checks: ["forbidden-first"] }, async () => {
    const calls = {
      "PUT /repairs/999999/claim": undefined,
      "DELETE /repairs/999999/claim": undefined,
      "PATCH /repairs/999999": { status: "lost" },
      "PATCH /accounts/999999": { role: "king" },
      "POST /slots": {},
    };
    const found = {};
    for (const [call, json] of Object.entries(calls)) found[call] = (await ask("Vito", call, json)).status;
    expect(found).toEqual(Object.fromEntries(Object.keys(calls).map((call) => [call, 403])));
  });
});

describe("a list", () => {
  test("holds what the person may see", { checks: ["lists", "see"], timeoutMs: 20_000 }, async () => {
    await fresh();
    for (let number = 0; number < 3; number += 1) await target();
    const { json: own } = await ask("Vito", "POST /things", { name: "own kite", category: "toys" });
    await ask("Vito", `POST /things/${own.id}/repairs`, { fault: "torn" });
    const found = {};
    for (const name of ["Vera", "Vito", "Ilse", "Marta"]) {
      const counts = async (call, key) => {
        const { json } = await ask(name, call);
        return [json?.[key]?.length, json?.total];
      };
      found[name] = {
        things: await counts("GET /things", "things"),
        page: await counts("GET /things?limit=2&page=2", "things"),
        toys: await counts("GET /things?category=toys", "things"),
        repairs: await counts("GET /v1/repairs", "repairs"),
        waiting: await counts("GET /repairs?status=waiting", "repairs"),
      };
    }
    const all = { things: [4, 4], page: [2, 4], toys: [1, 1], repairs: [4, 4], waiting: [1, 1] };
    expect(found).toEqual({
      Vera: { things: [3, 3], page: [1, 3], toys: [0, 0], repairs: [3, 3], waiting: [0, 0] },
      Vito: { things: [1, 1], page: [0, 1], toys: [1, 1], repairs: [1, 1], waiting: [1, 1] },
      Ilse: all,
      Marta: all,
    });
  });
});

describe("a claim", () => {
  test("has the name of the account", { checks: ["own-name"] }, async () => {
    const { repair } = await target({ repair: "waiting" });
    const { status, json } = await ask("Omar", `PUT /repairs/${repair}/claim`, { volunteer: "Ilse" });
    expect({ status, volunteer: json?.volunteer }).toEqual({ status: 200, volunteer: "Omar" });
  });

  test("belongs to the account, not to the name", { checks: ["same-name"], timeoutMs: 10_000 }, async () => {
    const { repair } = await target();
    const other = client();
    const email = `ilse.${randomInt(1_000_000, 9_999_999)}@post.example`;
    await other.request("POST", "/accounts", { json: { name: "Ilse", email, password: PASSWORD } });
    await query("UPDATE accounts SET role = 'volunteer' WHERE email = $1", [email]);
    await other.request("POST", "/session", { json: { email, password: PASSWORD } });
    const found = {
      claim: (await other.request("PUT", `/repairs/${repair}/claim`)).status,
      finish: (await other.request("PATCH", `/repairs/${repair}`, { json: { status: "done" } })).status,
      "give back": (await other.request("DELETE", `/repairs/${repair}/claim`)).status,
    };
    expect(found).toEqual({ claim: 409, finish: 403, "give back": 403 });
    expect({
      "finished by its own": (await ask("Ilse", `PATCH /repairs/${repair}`, { status: "done" })).status,
    }).toEqual({ "finished by its own": 200 });
  });
});

describe("a role", () => {
  test("is given by coordinators", {
    checks: ["roles", "role-shown", "at-once"],
    timeoutMs: 10_000,
  }, async () => {
    const name = `Nora${randomInt(1_000_000, 9_999_999)}`;
    const nora = await as(name);
    const { json: before } = await nora.request("GET", "/session");
    const statuses = {};
    for (const person of PEOPLE.slice(0, 5)) {
      statuses[person] = [
        (await ask(person, "GET /accounts")).status,
        (await ask(person, `PATCH /accounts/${before?.id}`, { role: "coordinator" })).status,
      ];
    }
    expect(statuses).toEqual({
      nobody: [401, 401],
      Vera: [403, 403],
      Vito: [403, 403],
      Ilse: [403, 403],
      Omar: [403, 403],
    });
    const reports = [(await nora.request("GET", "/reports/slots")).status];
    const { status, json } = await ask("Marta", `PATCH /accounts/${before.id}`, { role: "coordinator" });
    reports.push((await nora.request("GET", "/reports/slots")).status);
    await ask("Marta", `PATCH /accounts/${before.id}`, { role: "visitor" });
    reports.push((await nora.request("GET", "/reports/slots")).status);
    expect({ before: before.role, status, role: json?.role, reports }).toEqual({
      before: "visitor",
      status: 200,
      role: "coordinator",
      reports: [403, 200, 403],
    });
    const { accounts } = (await ask("Marta", "GET /accounts")).json;
    expect(accounts.find(({ id }) => id === before.id)).toEqual(before);
    expect({ secrets: /hash|salt|password/i.test(JSON.stringify(accounts)) }).toEqual({ secrets: false });
  });

  test("is one of three", { checks: ["role-fit"] }, async () => {
    const { id } = (await ask("Vito", "GET /session")).json;
    const unfit = ["king", "", "Visitor", null, undefined, ["visitor"], "constructor"];
    const found = [];
    for (const role of unfit) found.push((await ask("Marta", `PATCH /accounts/${id}`, { role })).status);
    expect(found).toEqual(unfit.map(() => 400));
    expect({ role: (await ask("Vito", "GET /session")).json?.role }).toEqual({ role: "visitor" });
    const { status } = await ask("Marta", "PATCH /accounts/999999", { role: "volunteer" });
    expect({ "PATCH /accounts/999999": status }).toEqual({ "PATCH /accounts/999999": 404 });
  });

  test("is not given by asking for it", { checks: ["no-role-by-asking"] }, async () => {
    const email = `eve.${randomInt(1_000_000, 9_999_999)}@post.example`;
    const { json } = await request("POST", "/accounts", {
      json: { name: "Eve", email, password: PASSWORD, role: "coordinator" },
    });
    const [row] = await query("SELECT role FROM accounts WHERE email = $1", [email]);
    expect({ shown: json?.role, stored: row?.role }).toEqual({ shown: "visitor", stored: "visitor" });
  });
});
