import { describe, expect, request, test } from "@aulo/runner/spec";
import { as, fresh, openSlot } from "./api.js";

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

/** Statuses for all people, who ask one after the other. */
async function rights(call, json) {
  const found = [];
  for (const name of PEOPLE) found.push((await ask(name, call, json)).status);
  return found;
}

describe("who may do what", () => {
  test("has not changed", { checks: ["still"], timeoutMs: 15_000 }, async () => {
    await fresh();
    const thing = (await ask("Vera", "POST /things", { name: "lamp", category: "lamps" })).json.id;
    const repair = (await ask("Vera", `POST /things/${thing}/repairs`, { fault: "dark" })).json.id;
    await ask("Ilse", `PUT /repairs/${repair}/claim`);
    const slotId = (await openSlot(9)).id;
    const found = {
      "GET thing": await rights(`GET /things/${thing}`),
      "PATCH thing": await rights(`PATCH /things/${thing}`, { name: "torch" }),
      "PUT claim": await rights(`PUT /repairs/${repair}/claim`),
      "PUT booking": await rights(`PUT /repairs/${repair}/booking`, { slotId }),
      "GET report": await rights("GET /reports/slots"),
      "GET accounts": await rights("GET /accounts"),
    };
    expect(found).toEqual({
      "GET thing": [401, 200, 404, 200, 200, 200],
      "PATCH thing": [401, 200, 404, 403, 403, 200],
      "PUT claim": [401, 403, 403, 200, 409, 409],
      "PUT booking": [401, 200, 404, 403, 403, 200],
      "GET report": [401, 403, 403, 403, 403, 200],
      "GET accounts": [401, 403, 403, 403, 403, 200],
    });
    const totals = {};
    for (const name of Object.keys(ROLES)) totals[name] = (await ask(name, "GET /things")).json?.total;
    expect(totals).toEqual({ Vera: 1, Vito: 0, Ilse: 1, Omar: 1, Marta: 1 });
    const done = [
      (await ask("Omar", `PATCH /repairs/${repair}`, { status: "done" })).status,
      (await ask("Ilse", `PATCH /repairs/${repair}`, { status: "done" })).status,
    ];
    expect({ "PATCH repair": done }).toEqual({ "PATCH repair": [403, 200] });
  });
});
